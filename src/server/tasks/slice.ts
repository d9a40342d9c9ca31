import { defineSlice } from "../kernel/ctx.ts";
import { taskFacts } from "./facts.ts";
import { cancelUndoneTasksJob, remindDueJob } from "./jobs.ts";
import { completeTasks, setTask } from "./robots.ts";
import { routes } from "./routes.ts";
import { allDone, completed } from "./triggers.ts";
import "./tables.ts";

export const tasks = defineSlice({
  name: "tasks",
  routes,
  jobs: [remindDueJob, cancelUndoneTasksJob],
  subscribers: [{ events: ["matter.move-undone"], job: cancelUndoneTasksJob.name }],
  robots: [setTask, completeTasks],
  triggers: [allDone, completed],
  facts: [taskFacts],
});
