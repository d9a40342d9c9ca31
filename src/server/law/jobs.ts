import { z } from "zod";
import { defineJob } from "../kernel/ctx.ts";
import { watchCalendar } from "./calendar/watch-calendar.ts";

/** By the calendar, every morning. */
export const watchCalendarJob = defineJob({
  name: "law.watch-calendar",
  data: z.object({}),
  concurrency: 1,
  run: (ctx) => watchCalendar(ctx),
});
