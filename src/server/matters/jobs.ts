import { z } from "zod";
import { defineJob } from "../kernel/ctx.ts";
import { foldTally } from "./fold-tally.ts";

/** By the calendar, every few minutes. */
export const foldTallyJob = defineJob({
  name: "matters.fold-tally",
  data: z.object({}),
  concurrency: 1,
  run: foldTally,
});
