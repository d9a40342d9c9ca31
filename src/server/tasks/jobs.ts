import { z } from "zod";
import { events } from "../../api/events.ts";
import { defineJob } from "../kernel/ctx.ts";
import { eventById } from "../kernel/event-log.ts";
import { handOverTasks } from "./hand-over-tasks.ts";
import { cancelUndoneTasks } from "./cancel-undone-tasks.ts";
import { remindDue } from "./remind-due.ts";
import { taskForMatter } from "./task-for-matter.ts";
import { taskForMissedCall } from "./task-for-missed-call.ts";
import { taskForUnreached } from "./task-for-unreached.ts";

/** By the calendar, every minute. */
export const remindDueJob = defineJob({
  name: "tasks.remind-due",
  data: z.object({}),
  concurrency: 1,
  run: remindDue,
});

/** Whoever took the card has its robots' tasks too: the call of a taken application is the taker's. */
export const handOverTasksJob = defineJob({
  name: "tasks.hand-over",
  data: z.object({ eventId: z.int() }),
  async run(ctx, { eventId }) {
    const { matterId, data } = await eventById(ctx, eventId);
    const { fromUserId, toUserId } = events["matter.assigned"].data.parse(data);
    if (matterId !== null && fromUserId !== null && toUserId !== null)
      await handOverTasks(ctx, { matterId, fromUserId, toUserId });
  },
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

/** No channel reached the client: a person must. */
export const taskForUnreachedJob = defineJob({
  name: "tasks.task-for-unreached",
  data: z.object({ eventId: z.int() }),
  run: (ctx, { eventId }) => taskForUnreached(ctx, eventId),
});

/** Nobody answered a client: he is called back. */
export const taskForMissedCallJob = defineJob({
  name: "tasks.task-for-missed-call",
  data: z.object({ eventId: z.int() }),
  run: (ctx, { eventId }) => taskForMissedCall(ctx, eventId),
});

/** A card asks for a person: it was left idle, or entered a stage with gaps by a rule. */
export const taskForMatterJob = defineJob({
  name: "tasks.task-for-matter",
  data: z.object({ eventId: z.int() }),
  run: (ctx, { eventId }) => taskForMatter(ctx, eventId),
});
