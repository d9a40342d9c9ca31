import { defineSlice } from "../kernel/ctx.ts";
import { taskFacts } from "./facts.ts";
import {
  cancelUndoneTasksJob,
  handOverTasksJob,
  remindDueJob,
  taskForMatterJob,
  taskForMissedCallJob,
  taskForUnreachedJob,
} from "./jobs.ts";
import { assignByTasks } from "./robots/assign-by-tasks.ts";
import { changeTasks } from "./robots/change-tasks.ts";
import { completeTasks } from "./robots/complete-tasks.ts";
import { setTask } from "./robots/create-task.ts";
import { planCall } from "./robots/plan-call.ts";
import { requestChecklist } from "./robots/request-checklist.ts";
import { routes } from "./routes.ts";
import { allDone } from "./triggers/all-done.ts";
import { checklistComplete } from "./triggers/checklist-complete.ts";
import { completed } from "./triggers/completed.ts";
import { taskStatus } from "./triggers/status.ts";
import { taskForNextStep } from "./task-for-next-step.ts";
import "./tables.ts";

export const tasks = defineSlice({
  name: "tasks",
  routes,
  jobs: [
    remindDueJob,
    cancelUndoneTasksJob,
    handOverTasksJob,
    taskForUnreachedJob,
    taskForMissedCallJob,
    taskForMatterJob,
  ],
  reactions: [{ events: ["call.logged"], when: (data) => data["nextStep"] !== undefined, run: taskForNextStep }],
  subscribers: [
    { events: ["call.missed"], job: taskForMissedCallJob.name },
    // The delivery policy may end without a call.
    { events: ["message.given-up"], job: taskForUnreachedJob.name, when: (data) => data["callTask"] !== false },
    { events: ["matter.stale", "law.calendar-missing"], job: taskForMatterJob.name },
    // A person who let the card in has said why.
    { events: ["matter.gaps-passed"], job: taskForMatterJob.name, when: (data) => data["by"] !== "hand" },
    { events: ["matter.move-undone"], job: cancelUndoneTasksJob.name },
    {
      events: ["matter.assigned"],
      job: handOverTasksJob.name,
      when: (data) => data["fromUserId"] !== null && data["toUserId"] !== null,
    },
  ],
  robots: [setTask, completeTasks, planCall, requestChecklist, changeTasks, assignByTasks],
  triggers: [allDone, completed, taskStatus, checklistComplete],
  facts: [taskFacts],
});
