import { z } from "zod";
import { events } from "../../../api/events.ts";
import { defineTrigger, field, option } from "../../automation/index.ts";
import { taskFits } from "../task-fits.ts";

const statuses = ["created", "completed", "overdue", "cancelled", "reopened"] as const;
const names = ["task.created", "task.completed", "task.overdue", "task.cancelled", "task.reopened"] as const;
const About = z.object({ taskId: events["task.overdue"].data.shape.taskId });

export const taskStatus = defineTrigger({
  name: "tasks.status",
  title: ["Статус задачи", "Task's status"],
  help: [
    "Срабатывает, когда задача карты пришла к статусу: задача робота просрочена.",
    "Fires when a task of the card came to a status: a robot's task is overdue.",
  ],
  group: "task",
  icon: "progress-check",
  events: names,
  fields: [
    field("statuses", "multi-select", ["Статусы", "Statuses"], {
      isRequired: true,
      options: [
        option("created", "Поставлена", "Set"),
        option("completed", "Выполнена", "Done"),
        option("overdue", "Просрочена", "Overdue"),
        option("cancelled", "Снята", "Cancelled"),
        option("reopened", "Открыта снова", "Reopened"),
      ],
    }),
    field("words", "text", ["Слова в названии", "Words in the title"], {
      help: ["Пусто: любая задача", "Empty: any task"],
    }),
    field("byRobot", "switch", ["Только задачи роботов", "Only robots' tasks"]),
  ],
  params: z.object({
    statuses: z.array(z.enum(statuses)).min(1),
    words: z.string().trim().max(200).default(""),
    byRobot: z.boolean().default(false),
  }),
  async matches(ctx, { event, card, params }) {
    if (event.matterId !== card.matterId) return false;
    if (!params.statuses.some((status) => event.name === `task.${status}`)) return false;
    return taskFits(ctx, About.parse(event.data).taskId, params);
  },
});
