import { z } from "zod";
import { events } from "../../../api/events.ts";
import { defineTrigger } from "../../automation/index.ts";

export const allDone = defineTrigger({
  name: "tasks.all-done",
  title: ["Все задачи выполнены", "All tasks are done"],
  help: [
    "Срабатывает, когда выполнена последняя открытая задача карты.",
    "Fires when the last open task of the card is done.",
  ],
  group: "task",
  icon: "checks",
  events: ["task.completed"],
  fields: [],
  params: z.object({}),
  matches: (_ctx, { event, card }) =>
    event.matterId === card.matterId && events["task.completed"].data.parse(event.data).openLeft === 0,
});
