import { z } from "zod";
import { defineJob } from "../kernel/ctx.ts";
import { remindDue } from "./remind-due.ts";

/** By the calendar, every minute. */
export const remindDueJob = defineJob({
  name: "tasks.remind-due",
  data: z.object({}),
  concurrency: 1,
  run: remindDue,
});
