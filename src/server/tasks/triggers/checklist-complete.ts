import { z } from "zod";
import { events } from "../../../api/events.ts";
import { defineTrigger, field } from "../../automation/index.ts";
import { taskFits } from "../task-fits.ts";

export const checklistComplete = defineTrigger({
  name: "tasks.checklist-complete",
  title: ["Список выполнен", "Checklist complete"],
  help: [
    "Срабатывает, когда в списке задачи отмечена последняя строка: все документы получены.",
    "Fires when the last line of a task's checklist is ticked: all papers have come.",
  ],
  group: "task",
  icon: "list-check",
  events: ["task.checklist-completed"],
  fields: [
    field("words", "text", ["Слова в названии задачи", "Words in the task's title"], {
      help: ["Пусто: любая задача", "Empty: any task"],
    }),
  ],
  params: z.object({ words: z.string().trim().max(200).default("") }),
  async matches(ctx, { event, card, params }) {
    if (event.matterId !== card.matterId) return false;
    return taskFits(ctx, events["task.checklist-completed"].data.parse(event.data).taskId, params);
  },
});
