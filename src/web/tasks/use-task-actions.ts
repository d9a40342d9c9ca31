import { useMutation, useQueryClient, type InfiniteData, type QueryClient } from "@tanstack/react-query";
import { completeTask, reopenTask, updateTask } from "../../api/tasks.ts";
import { call } from "../lib/api.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { toast, toastError } from "../ui/toast-store.ts";
import type { Task, TaskPage } from "./queries.ts";
import { taskTexts } from "./texts.ts";

type Person = { id: number; name: string };
export type TaskChange = { task: Task; dueAt?: string | null; person?: Person | null };

/** Done, moved, given: seen at once; the toast takes it back. `next` offers the following step where the card can open its form. */
export function useTaskActions(next?: { label: string; run: () => void }) {
  const t = useTexts(taskTexts);
  const f = useFormat();
  const queries = useQueryClient();
  const done = useMutation({
    mutationFn: (task: Task) => call(completeTask, { params: { id: task.id }, body: {} }),
    onMutate: (task) => changeTasks(queries, (items) => items.filter((one) => one.id !== task.id)),
    onSuccess: (_reply, task) =>
      toast({
        text: t("isDone", { title: task.title }),
        tone: "green",
        undo: () => reopen(queries, task),
        ...(next ? { action: next } : {}),
      }),
    onError: (error, _task, former) => failed(queries, former, error, t("notDone")),
    onSettled: () => refreshTasks(queries),
  });
  const change = useMutation({
    mutationFn: (wanted: TaskChange) => save(wanted),
    onMutate: ({ task, dueAt, person }) =>
      changeTasks(queries, (items) =>
        items.map((one) =>
          one.id === task.id
            ? {
                ...one,
                ...(dueAt === undefined ? {} : { dueAt, isOverdue: false }),
                ...(person === undefined ? {} : { user: person }),
              }
            : one,
        ),
      ),
    onSuccess: (_reply, wanted) => {
      const { task, dueAt, person } = wanted;
      const text =
        person === undefined
          ? t("isMoved", { when: dueAt ? f.when(dueAt) : t("noDate").toLowerCase() })
          : person
            ? t("isGiven", { name: person.name })
            : t("isUnassigned");
      const former: TaskChange = person === undefined ? { task, dueAt: task.dueAt } : { task, person: task.user };
      toast({ text, detail: task.title, undo: () => save(former).finally(() => void refreshTasks(queries)) });
    },
    onError: (error, _wanted, former) => failed(queries, former, error, t("notChanged")),
    onSettled: () => refreshTasks(queries),
  });
  return { done: done.mutate, change: change.mutate };
}

const save = ({ task, dueAt, person }: TaskChange) =>
  call(updateTask, {
    params: { id: task.id },
    body: {
      ...(dueAt === undefined ? {} : { dueAt }),
      ...(person === undefined ? {} : { userId: person?.id ?? null }),
    },
  });

async function reopen(queries: QueryClient, task: Task): Promise<void> {
  await call(reopenTask, { params: { id: task.id } });
  await refreshTasks(queries);
}

export async function refreshTasks(queries: QueryClient): Promise<void> {
  void queries.invalidateQueries({ queryKey: ["timeline"] });
  void queries.invalidateQueries({ queryKey: ["counters"] });
  await queries.invalidateQueries({ queryKey: ["tasks"] });
}

type Kept = [readonly unknown[], unknown][];
type Pages = InfiniteData<TaskPage>;

// The same task may stand in several lists: the page's and a card's.
async function changeTasks(queries: QueryClient, change: (items: Task[]) => Task[]): Promise<Kept> {
  await queries.cancelQueries({ queryKey: ["tasks"] });
  const former: Kept = queries.getQueriesData({ queryKey: ["tasks"] });
  queries.setQueriesData<Pages>(
    { queryKey: ["tasks", "list"] },
    (now) => now && { ...now, pages: now.pages.map((page) => ({ ...page, items: change(page.items) })) },
  );
  queries.setQueriesData<Task[]>({ queryKey: ["tasks", "client"] }, (now) => now && change(now));
  return former;
}

function failed(queries: QueryClient, former: Kept | undefined, error: unknown, what: string): void {
  for (const [key, data] of former ?? []) queries.setQueryData(key, data);
  toastError(error, what);
}
