import { IconCalendarTime, IconCheck, IconRobot, IconUserShare } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useActiveColleagues } from "../lib/colleagues.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { useSession } from "../lib/session.ts";
import { ActionMenu, type MenuEntry } from "../ui/action-menu.tsx";
import { Avatar } from "../ui/avatar.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { DialButton } from "../ui/phone-number.tsx";
import { Tag } from "../ui/tag.tsx";
import { Checklist } from "./checklist.tsx";
import { MoveMenu } from "./move-menu.tsx";
import type { Task } from "./queries.ts";
import styles from "./task-row.module.css";
import { taskTexts } from "./texts.ts";

type TaskRowProps = {
  task: Task;
  showPerson: boolean;
  onDone: () => void;
  onReopen: () => void;
  onMove: (dueAt: string | null) => void;
  onGive: (person: { id: number; name: string } | null) => void;
};

export function TaskRow({ task, showPerson, onDone, onReopen, onMove, onGive }: TaskRowProps) {
  const t = useTexts(taskTexts);
  const { can } = useSession();
  const isDone = task.state === "done";
  const canWrite = can("tasks.write");
  return (
    <li
      className={styles.row}
      tabIndex={-1}
      data-task={task.id}
      data-done={isDone || undefined}
      data-testid={`task-${task.id}`}
    >
      <button
        type="button"
        className={styles.check}
        disabled={!canWrite}
        aria-label={t(isDone ? "reopen" : "finish", { title: task.title })}
        aria-pressed={isDone}
        onClick={isDone ? onReopen : onDone}
        data-testid={`task-done-${task.id}`}
      >
        <span>
          <IconCheck size={14} stroke={2.6} />
        </span>
      </button>
      <div className={styles.words}>
        <div className={styles.title}>
          {task.title}
          {task.byRobot && (
            <span className={styles.robot} data-tip={t("robotMark", { name: task.byRobot })}>
              <IconRobot size={15} stroke={1.7} />
              <span className="op-hidden">{t("robotMark", { name: task.byRobot })}</span>
            </span>
          )}
        </div>
        <Under task={task} />
        <Checklist task={task} canWrite={canWrite} />
      </div>
      <div className={styles.side}>
        <Due task={task} />
        {showPerson && (
          <Avatar name={task.user?.name ?? null} size={26} label={task.user?.name ?? t("unassignedOne")} />
        )}
        {canWrite && !isDone && (
          <span className={styles.tools}>
            {task.client && task.kind === "call" && (
              <DialButton
                label={t("callClient", { name: task.client.name })}
                target={{ clientId: task.client.id, ...(task.matterId ? { matterId: task.matterId } : {}) }}
                testId={`task-call-${task.id}`}
              />
            )}
            <MoveMenu
              task={task}
              onMove={onMove}
              button={(props) => (
                <IconButton
                  label={t("moveTask", { title: task.title })}
                  icon={<IconCalendarTime size={18} stroke={1.7} />}
                  testId={`task-move-${task.id}`}
                  {...props}
                />
              )}
            />
            <GiveMenu task={task} onGive={onGive} />
          </span>
        )}
      </div>
    </li>
  );
}

function Under({ task }: { task: Task }) {
  const t = useTexts(taskTexts);
  const f = useFormat();
  const rest =
    task.state === "done"
      ? [task.doneAt && t("doneAt", { when: f.when(task.doneAt) }), task.result && t("result", { text: task.result })]
      : [task.note];
  const words = rest.filter(Boolean).join(" · ");
  if (!task.client && words === "") return null;
  return (
    <div className={styles.under}>
      {task.client && (
        <Link
          className={styles.client}
          to="/clients/$clientId"
          params={{ clientId: String(task.client.id) }}
          search={task.matterId ? { matter: task.matterId } : {}}
          data-testid={`task-client-${task.id}`}
        >
          {task.client.name}
        </Link>
      )}
      {words !== "" && <span className="op-truncate">{words}</span>}
    </div>
  );
}

const TONES = { overdue: "red", today: "amber", later: "gray" } as const;

function Due({ task }: { task: Task }) {
  const t = useTexts(taskTexts);
  const f = useFormat();
  if (task.state === "done") return null;
  if (!task.dueAt) return <Tag tone="hollow">{t("noDate")}</Tag>;
  const due = f.due(task.dueAt);
  const text =
    due.days < 0 ? due.text : due.days <= 1 ? f.when(task.dueAt) : `${f.dayShort(task.dueAt)}, ${f.time(task.dueAt)}`;
  return (
    <Tag tone={TONES[due.tone]} title={f.when(task.dueAt)}>
      {text}
    </Tag>
  );
}

function GiveMenu({ task, onGive }: { task: Task; onGive: TaskRowProps["onGive"] }) {
  const t = useTexts(taskTexts);
  const people = useActiveColleagues();
  const entries: MenuEntry[] = [
    ...people.map((one) => ({
      id: `give-${one.id}`,
      label: one.name,
      detail: one.onShift ? t("onShift") : undefined,
      checked: one.id === task.user?.id,
      icon: <Avatar name={one.name} size={24} label="" />,
      onSelect: () => onGive({ id: one.id, name: one.name }),
    })),
    "line",
    { id: "give-nobody", label: t("nobody"), disabled: task.user === null, onSelect: () => onGive(null) },
  ];
  return (
    <ActionMenu
      label={t("give", { title: task.title })}
      entries={entries}
      width={260}
      button={(props) => (
        <IconButton
          label={t("give", { title: task.title })}
          icon={<IconUserShare size={18} stroke={1.7} />}
          testId={`task-give-${task.id}`}
          {...props}
        />
      )}
    />
  );
}
