import { z } from "zod";
import { defineRobot } from "../../automation/index.ts";
import { completeRobotTasks } from "../complete-robot-tasks.ts";
import { scopeField } from "./fields-data.ts";

export const completeTasks = defineRobot({
  name: "tasks.complete-tasks",
  title: ["Завершить задачи роботов", "Complete robots' tasks"],
  help: [
    "Отмечает выполненными открытые задачи, которые поставили роботы этой стадии или всей карточки.",
    "Marks as done the open tasks set by robots of this stage or of the whole card.",
  ],
  group: "task",
  icon: "checks",
  fields: [scopeField],
  params: z.object({ scope: z.enum(["stage", "card"]).default("stage") }),
  effect: () => ({ kind: "other", emits: ["task.completed"] }),
  results: [{ name: "completed", title: "Завершено задач", titleEn: "Tasks completed", kind: "number" }],
  run: async (ctx, { card, params }) => ({ completed: await completeRobotTasks(ctx, card, params.scope) }),
});
