import { z } from "zod";
import { events } from "../../../api/events.ts";
import { defineTrigger } from "../../automation/index.ts";
import { taskFits } from "../task-fits.ts";

export const completed = defineTrigger({
  name: "tasks.completed",
  title: ["Выполнена задача", "Task done"],
  help: [
    "Срабатывает, когда выполнена задача карты, в названии которой есть слова: «Подписать договор».",
    "Fires when a task of the card is done whose title has the words: “Sign the contract”.",
  ],
  group: "task",
  icon: "check",
  events: ["task.completed"],
  fields: [
    {
      name: "words",
      title: "Слова в названии",
      titleEn: "Words in the title",
      kind: "text",
      isRequired: false,
      options: [],
      help: "Пусто: любая задача",
      helpEn: "Empty: any task",
    },
  ],
  params: z.object({ words: z.string().trim().max(200).default("") }),
  async matches(ctx, { event, card, params }) {
    if (event.matterId !== card.matterId) return false;
    return taskFits(ctx, events["task.completed"].data.parse(event.data).taskId, { words: params.words });
  },
});
