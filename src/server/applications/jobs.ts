import { z } from "zod";
import { defineJob } from "../kernel/ctx.ts";
import { passOnJob } from "./job-names.ts";
import { passOn, sweepOverdue } from "./pass-on.ts";

export const passOnWhenLate = defineJob({
  ...passOnJob,
  data: z.object({ applicationId: z.int() }),
  run: (ctx, { applicationId }) => passOn(ctx, applicationId),
});

export const sweepOverdueJob = defineJob({
  name: "applications.sweep-overdue",
  data: z.object({}),
  run: (ctx) => sweepOverdue(ctx),
});
