import { IconCalendarEvent, IconCheck, IconClock, IconRobot } from "@tabler/icons-react";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { useLocale } from "../lib/locale.ts";
import { insideQuotes } from "../lib/quotes.ts";
import { useSession } from "../lib/session.ts";
import { Checklist } from "./checklist.tsx";
import { MoveMenu } from "./move-menu.tsx";
import styles from "./planned-tasks.module.css";
import type { Task } from "./queries.ts";
import { taskTexts } from "./texts.ts";
import { useTaskActions } from "./use-task-actions.ts";

/** Open tasks of the card where they stand: done and moved in place. */
export function PlannedTasks({ tasks, onNext }: { tasks: Task[]; onNext: () => void }) {
  const t = useTexts(taskTexts);
  const { can } = useSession();
  const actions = useTaskActions({ label: t("nextStep"), run: onNext });
  return tasks.map((task) => (
    <PlannedTask
      key={task.id}
      task={task}
      canWrite={can("tasks.write")}
      onDone={() => actions.done(task)}
      onMove={(dueAt) => actions.change({ task, dueAt })}
    />
  ));
}

type PlannedTaskProps = { task: Task; canWrite: boolean; onDone: () => void; onMove: (dueAt: string | null) => void };

function PlannedTask({ task, canWrite, onDone, onMove }: PlannedTaskProps) {
  const t = useTexts(taskTexts);
  const locale = useLocale();
  const f = useFormat();
  const due = task.dueAt ? f.due(task.dueAt) : null;
  const tone = due?.tone ?? "none";
  const when =
    task.dueAt && due
      ? due.tone === "overdue" && due.days < 0
        ? `${due.text} · ${f.when(task.dueAt)}`
        : f.when(task.dueAt)
      : t("noDate");
  return (
    <article className={styles.item} data-tone={tone} data-testid={`task-${task.id}`}>
      <span className={styles.mark}>
        {tone === "later" ? <IconCalendarEvent size={18} stroke={1.8} /> : <IconClock size={18} stroke={1.8} />}
      </span>
      <div className={styles.card}>
        <div className={styles.top}>
          <h4 className={styles.title}>{task.title}</h4>
          <span className={styles.when}>{when}</span>
        </div>
        {task.note && <p className={styles.note}>{task.note}</p>}
        <Checklist task={task} canWrite={canWrite} />
        {canWrite && (
          <div className={styles.buttons}>
            <button type="button" className={styles.done} onClick={onDone} data-testid={`task-done-${task.id}`}>
              <IconCheck size={15} stroke={2.2} />
              {t("done")}
            </button>
            <MoveMenu
              task={task}
              onMove={onMove}
              button={(props) => (
                <button type="button" className={styles.move} data-testid={`task-move-${task.id}`} {...props}>
                  {t("move")}
                </button>
              )}
            />
          </div>
        )}
        <p className={styles.meta}>
          {task.byRobot && <IconRobot size={14} stroke={1.7} />}
          <span>
            {task.byRobot && <>{t("byRobot", { name: insideQuotes(task.byRobot, locale) })} · </>}
            {task.user?.name ?? t("unassignedOne")}
          </span>
        </p>
      </div>
    </article>
  );
}
