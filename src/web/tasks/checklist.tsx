import { useMutation, useQueryClient } from "@tanstack/react-query";
import { tickItem } from "../../api/tasks.ts";
import { call } from "../lib/api.ts";
import { useTexts } from "../lib/i18n.ts";
import { toastError } from "../ui/toast-store.ts";
import styles from "./checklist.module.css";
import type { Task } from "./queries.ts";
import { taskTexts } from "./texts.ts";
import { refreshTasks } from "./use-task-actions.ts";

/** The task's lines to be ticked; nothing for a task without them. */
export function Checklist({ task, canWrite }: { task: Task; canWrite: boolean }) {
  const t = useTexts(taskTexts);
  const queries = useQueryClient();
  const tick = useMutation({
    mutationFn: (line: { itemId: number; isDone: boolean }) =>
      call(tickItem, { params: { id: task.id, itemId: line.itemId }, body: { isDone: line.isDone } }),
    onError: (error) => toastError(error, t("notTicked")),
    onSettled: () => refreshTasks(queries),
  });
  if (task.items.length === 0) return null;
  const isOpen = canWrite && task.state === "open";
  return (
    <ul className={styles.list} aria-label={t("checklist", { title: task.title })}>
      {task.items.map((item) => {
        const isBusy = tick.isPending && tick.variables.itemId === item.id;
        return (
          <li key={item.id}>
            <label className={styles.line}>
              <input
                type="checkbox"
                checked={isBusy ? tick.variables.isDone : item.isDone}
                disabled={!isOpen}
                data-testid={`task-item-${item.id}`}
                onChange={(event) => tick.mutate({ itemId: item.id, isDone: event.currentTarget.checked })}
              />
              <span>{item.title}</span>
            </label>
          </li>
        );
      })}
    </ul>
  );
}
