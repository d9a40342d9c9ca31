import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { reopenTask } from "../../api/tasks.ts";
import { call } from "../lib/api.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { useSession } from "../lib/session.ts";
import { SectionLine } from "../ui/panel.tsx";
import { toast, toastError } from "../ui/toast-store.ts";
import { groupTasks, type TaskGroup } from "./group-tasks.ts";
import type { Task, TaskFilter, TaskPage } from "./queries.ts";
import styles from "./task-list.module.css";
import { TaskRow } from "./task-row.tsx";
import { taskTexts } from "./texts.ts";
import { refreshTasks, type useTaskActions } from "./use-task-actions.ts";

type TaskListProps = {
  tasks: Task[];
  counts: TaskPage["counts"] | undefined;
  filter: TaskFilter;
  actions: ReturnType<typeof useTaskActions>;
};

export function TaskList({ tasks, counts, filter, actions }: TaskListProps) {
  const t = useTexts(taskTexts);
  const f = useFormat();
  if (filter.when === "done")
    return <Rows tasks={tasks} showPerson={filter.whose !== "mine"} actions={actions} label={t("doneOnes")} />;
  const groups = groupTasks(tasks, f.context).map(({ group, tasks: inGroup }) => (
    <section key={group} className={styles.group} data-group={group} data-testid={`group-${group}`}>
      <SectionLine>
        {t("groupCount", { title: t(group), n: Math.max(countOf(counts, group), inGroup.length) })}
      </SectionLine>
      <Rows tasks={inGroup} showPerson={filter.whose !== "mine"} actions={actions} label={t(group)} />
    </section>
  ));
  return (
    <>
      <h2 className="op-hidden">{t("byTerm")}</h2>
      {groups}
    </>
  );
}

function Rows({
  tasks,
  showPerson,
  actions,
  label,
}: {
  tasks: Task[];
  showPerson: boolean;
  actions: TaskListProps["actions"];
  label: string;
}) {
  const reopen = useReopen();
  return (
    <ul className={styles.rows} aria-label={label}>
      {tasks.map((task) => (
        <TaskRow
          key={task.id}
          task={task}
          showPerson={showPerson}
          onDone={() => actions.done(task)}
          onReopen={() => reopen.mutate(task)}
          onMove={(dueAt) => actions.change({ task, dueAt })}
          onGive={(person) => actions.change({ task, person })}
        />
      ))}
    </ul>
  );
}

function useReopen() {
  const t = useTexts(taskTexts);
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (task: Task) => call(reopenTask, { params: { id: task.id } }),
    onSuccess: (_reply, task) => toast({ text: t("isReopened"), detail: task.title }),
    onError: (error) => toastError(error, t("notChanged")),
    onSettled: () => refreshTasks(queries),
  });
}

const countOf = (counts: TaskPage["counts"] | undefined, group: TaskGroup): number =>
  counts ? { overdue: counts.overdue, today: counts.today, later: counts.later, "no-date": counts.noDate }[group] : 0;

/** Loads the next portion before its button comes into view; the button stays for those who walk by keys. */
export function MoreTasks({ onMore, busy }: { onMore: () => void; busy: boolean }) {
  const t = useTexts(taskTexts);
  const mark = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const seen = new IntersectionObserver(([entry]) => entry?.isIntersecting && !busy && onMore(), {
      rootMargin: "600px",
    });
    if (mark.current) seen.observe(mark.current);
    return () => seen.disconnect();
  }, [onMore, busy]);
  return (
    <div ref={mark} className={styles.more}>
      <Button variant="default" onClick={onMore} loading={busy}>
        {t("loadMore")}
      </Button>
    </div>
  );
}

/** What an empty list means: nothing to do, or nothing that fits. */
export function useEmptyWords({ whose, when }: TaskFilter): { title: string; hint: string; isFilter: boolean } {
  const t = useTexts(taskTexts);
  const { can } = useSession();
  const isFilter = when !== "open" || whose !== "mine";
  return {
    title: t(isFilter ? "emptyFilter" : "emptyMine"),
    hint: isFilter || !can("tasks.write") ? t("emptyFilterHint") : t("emptyMineHint"),
    isFilter: when !== "open",
  };
}
