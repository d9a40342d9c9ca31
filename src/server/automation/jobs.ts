import { z } from "zod";
import { defineJob } from "../kernel/ctx.ts";
import { Id } from "../../api/scalars.ts";
import { runEntry } from "./runs/run-entry.ts";
import { sweepRuns } from "./runs/sweep-runs.ts";
import { matchTriggers } from "./triggers/match-triggers.ts";

export const runEntryJob = defineJob({
  name: "automation.run-entry",
  data: z.object({ entryId: Id }),
  run: (ctx, { entryId }) => runEntry(ctx, entryId),
});

export const matchTriggersJob = defineJob({
  name: "automation.match-triggers",
  data: z.object({ eventId: Id }),
  run: (ctx, { eventId }) => matchTriggers(ctx, eventId),
});

export const sweepJob = defineJob({
  name: "automation.sweep",
  data: z.object({}),
  concurrency: 1,
  run: (ctx) => sweepRuns(ctx),
});
