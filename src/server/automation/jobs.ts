import { z } from "zod";
import { defineJob } from "../kernel/ctx.ts";
import { Id } from "../../api/scalars.ts";
import { forgetRehearsals } from "./rehearsal/forget-rehearsals.ts";
import { rehearse } from "./rehearsal/rehearse.ts";
import { recomputeDates } from "./runs/recompute-dates.ts";
import { recomputeHours } from "./runs/recompute-hours.ts";
import { runEntry } from "./runs/run-entry.ts";
import { sweepRuns } from "./runs/sweep-runs.ts";
import { hearEvent } from "./triggers/hear-event.ts";
import { matchTriggers } from "./triggers/match-triggers.ts";
import { tellTimes } from "./triggers/tell-times.ts";

export const runEntryJob = defineJob({
  name: "automation.run-entry",
  data: z.object({ entryId: Id }),
  concurrency: 4,
  isTimely: true,
  run: (ctx, { entryId }) => runEntry(ctx, entryId),
});

export const hearEventJob = defineJob({
  name: "automation.hear-event",
  data: z.object({ eventId: Id }),
  concurrency: 4,
  run: (ctx, { eventId }) => hearEvent(ctx, eventId),
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

export const tellTimesJob = defineJob({
  name: "automation.tell-times",
  data: z.object({}),
  concurrency: 1,
  run: (ctx) => tellTimes(ctx),
});

export const recomputeDatesJob = defineJob({
  name: "automation.recompute-dates",
  data: z.object({ eventId: Id }),
  run: (ctx, { eventId }) => recomputeDates(ctx, eventId),
});

export const recomputeHoursJob = defineJob({
  name: "automation.recompute-hours",
  data: z.object({}).loose(),
  concurrency: 1,
  run: (ctx) => recomputeHours(ctx),
});

export const forgetRehearsalsJob = defineJob({
  name: "automation.forget-rehearsals",
  data: z.object({}),
  concurrency: 1,
  run: (ctx) => forgetRehearsals(ctx),
});

export const rehearseJob = defineJob({
  name: "automation.rehearse",
  data: z.object({ rehearsalId: Id }),
  concurrency: 1,
  run: (ctx, { rehearsalId }) => rehearse(ctx, rehearsalId),
});
