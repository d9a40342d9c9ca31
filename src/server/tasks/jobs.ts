import { z } from "zod";
import { defineJob } from "../kernel/ctx.ts";
import { eventById } from "../kernel/event-log.ts";
import { cancelUndoneTasks } from "./cancel-undone-tasks.ts";
import { remindDue } from "./remind-due.ts";

/** By the calendar, every minute. */
export const remindDueJob = defineJob({
  name: "tasks.remind-due",
  data: z.object({}),
  concurrency: 1,
  run: remindDue,
});

/** A move that was taken back leaves no task of the stage that was entered by mistake. */
export const cancelUndoneTasksJob = defineJob({
  name: "tasks.cancel-undone",
  data: z.object({ eventId: z.int() }),
  async run(ctx, { eventId }) {
    const { matterId, at } = await eventById(ctx, eventId);
    if (matterId !== null) await cancelUndoneTasks(ctx, matterId, at);
  },
});
