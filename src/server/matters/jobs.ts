import { z } from "zod";
import { defineJob } from "../kernel/ctx.ts";
import { foldTally } from "./fold-tally.ts";
import { sweepStale } from "./requirements/sweep-stale.ts";

/** By the calendar, every few minutes. */
export const foldTallyJob = defineJob({
  name: "matters.fold-tally",
  data: z.object({}),
  concurrency: 1,
  run: foldTally,
});

/** By the calendar, every hour. */
export const sweepStaleJob = defineJob({
  name: "matters.sweep-stale",
  data: z.object({}),
  concurrency: 1,
  run: sweepStale,
});
