import { Button } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { z } from "zod";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { useKeys } from "../lib/keys.ts";
import { useSession } from "../lib/session.ts";
import { useUrlFilters } from "../lib/url-filters.ts";
import { movePicks, type DuePick } from "../lib/due-picks.ts";
import { useTasks, type Task, type TaskFilter, type TaskPage } from "../tasks/queries.ts";
import { QuickLine } from "../tasks/quick-line.tsx";
import { MoreTasks, TaskList, useEmptyWords } from "../tasks/task-list.tsx";
import { taskTexts } from "../tasks/texts.ts";
import { useTaskActions } from "../tasks/use-task-actions.ts";
import { FilterPills } from "../ui/filter-pills.tsx";
import { Page, PageHeader } from "../ui/page-header.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { EmptyState, LoadingRows, NoRights, QueryState } from "../ui/states.tsx";

const Filters = z.object({
  whose: z.enum(["mine", "all", "unassigned"]).catch("mine"),
  when: z.enum(["open", "overdue", "today", "later", "no-date", "done"]).catch("open"),
});

export function TasksPage() {
  const t = useTexts(taskTexts);
  const { can } = useSession();
  if (!can("tasks.read"))
    return (
      <Page>
        <PageHeader title={t("tasks")} />
        <NoRights />
      </Page>
    );
  return <Tasks />;
}

function Tasks() {
  const t = useTexts(taskTexts);
  const { can } = useSession();
  const [filter, setFilter] = useUrlFilters(Filters);
  const tasks = useTasks(filter);
  const actions = useTaskActions();
  const quick = useRef<HTMLInputElement>(null);
  const items = tasks.data?.pages.flatMap((page) => page.items) ?? [];
  const counts = tasks.data?.pages[0]?.counts;
  useAddWish(() => quick.current?.focus());
  useTaskKeys(items, actions, () => quick.current?.focus());
  return (
    <Page>
      <PageHeader
        title={t("tasks")}
        actions={
          <Segmented
            label={t("whose")}
            value={filter.whose}
            onChange={(whose) => setFilter({ whose })}
            segments={[
              { value: "mine", label: t("mine") },
              { value: "all", label: t("all") },
              { value: "unassigned", label: t("unassigned") },
            ]}
          />
        }
      />
      {can("tasks.write") && <QuickLine ref={quick} />}
      <FilterPills
        label={t("when")}
        value={filter.when}
        onChange={(when) => setFilter({ when })}
        pills={pillsOf(t, counts)}
      />
      <QueryState query={tasks} loading={<LoadingRows rows={9} />}>
        {() =>
          items.length === 0 ? (
            <NoTasks filter={filter} onOpen={() => setFilter({ when: "open" })} />
          ) : (
            <TaskList tasks={items} counts={counts} filter={filter} actions={actions} />
          )
        }
      </QueryState>
      {tasks.hasNextPage && (
        <MoreTasks busy={tasks.isFetchingNextPage} onMore={() => void tasks.fetchNextPage({ cancelRefetch: false })} />
      )}
    </Page>
  );
}

function pillsOf(t: ReturnType<typeof useTexts<typeof taskTexts>>, counts: TaskPage["counts"] | undefined) {
  return [
    {
      value: "open" as const,
      label: t("open"),
      count: counts && counts.overdue + counts.today + counts.later + counts.noDate,
    },
    { value: "overdue" as const, label: t("overdue"), count: counts?.overdue, tone: "red" as const },
    { value: "today" as const, label: t("today"), count: counts?.today, tone: "amber" as const },
    { value: "later" as const, label: t("later"), count: counts?.later },
    { value: "no-date" as const, label: t("no-date"), count: counts?.noDate, tone: "hollow" as const },
    { value: "done" as const, label: t("doneOnes"), tone: "green" as const },
  ];
}

function NoTasks({ filter, onOpen }: { filter: TaskFilter; onOpen: () => void }) {
  const t = useTexts(taskTexts);
  const words = useEmptyWords(filter);
  return (
    <EmptyState
      title={words.title}
      hint={words.hint}
      action={
        words.isFilter && (
          <Button variant="default" onClick={onOpen}>
            {t("showOpen")}
          </Button>
        )
      }
    />
  );
}

/** «+ Новая задача» opens the page with ?add=1: the line takes the focus and the mark leaves the address. */
function useAddWish(focus: () => void): void {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const wish = search["add"];
  useEffect(() => {
    if (wish === undefined) return;
    focus();
    void navigate({ to: ".", replace: true, search: (now: Record<string, unknown>) => ({ ...now, add: undefined }) });
    // The focus is a wish of the address alone.
  }, [wish]); // oxlint-disable-line react/exhaustive-deps
}

function useTaskKeys(items: Task[], actions: ReturnType<typeof useTaskActions>, onNew: () => void): void {
  const t = useTexts(taskTexts);
  const f = useFormat();
  const navigate = useNavigate();
  const { can } = useSession();
  const canWrite = can("tasks.write");
  const open = (run: (task: Task) => void) => () => {
    const task = items.find((one) => one.id === focusedTask());
    if (!task || task.state !== "open") return;
    // The row will leave its place: the next one takes the focus.
    focusTask(1);
    run(task);
  };
  const move = (pick: DuePick) =>
    open((task) =>
      actions.change({
        task,
        dueAt: movePicks(task.dueAt, f.context).find((one) => one.pick === pick)?.at ?? task.dueAt,
      }),
    );
  const group = t("keys");
  const writing = [
    { code: "KeyD", title: t("keyDone"), group, run: open((task) => actions.done(task)) },
    { code: "Digit1", title: t("keyTomorrow"), group, run: move("tomorrow") },
    { code: "Digit2", title: t("keyMonday"), group, run: move("monday") },
    { code: "Digit3", title: t("keyWeek"), group, run: move("in-week") },
    { code: "KeyN", title: t("keyNew"), group, run: onNew },
  ];
  const goToClient = () => {
    const client = items.find((one) => one.id === focusedTask())?.client;
    if (client) void navigate({ to: "/clients/$clientId", params: { clientId: String(client.id) } });
  };
  useKeys([
    { code: "ArrowDown", title: t("keyDown"), group, run: () => focusTask(1) },
    { code: "ArrowUp", title: t("keyUp"), group, run: () => focusTask(-1) },
    { code: "KeyO", title: t("keyClient"), group, run: goToClient },
    ...(canWrite ? writing : []),
  ]);
}

const focusedTask = (): number | null =>
  Number(document.activeElement?.closest<HTMLElement>("[data-task]")?.dataset["task"]) || null;

function focusTask(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-task]")];
  const now = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[now === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, now + step))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}
