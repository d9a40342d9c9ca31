import { defineSlice } from "../kernel/ctx.ts";
import { taskFacts } from "./facts.ts";
import { cancelUndoneTasksJob, handOverTasksJob, remindDueJob } from "./jobs.ts";
import { completeTasks, setTask } from "./robots.ts";
import { routes } from "./routes.ts";
import { allDone, completed } from "./triggers.ts";
import "./tables.ts";

export const tasks = defineSlice({
  name: "tasks",
  routes,
  jobs: [remindDueJob, cancelUndoneTasksJob, handOverTasksJob],
  subscribers: [
    { events: ["matter.move-undone"], job: cancelUndoneTasksJob.name },
    {
      events: ["matter.assigned"],
      job: handOverTasksJob.name,
      when: (data) => data["fromUserId"] !== null && data["toUserId"] !== null,
    },
  ],
  robots: [setTask, completeTasks],
  triggers: [allDone, completed],
  facts: [taskFacts],
});
