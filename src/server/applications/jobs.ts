import { z } from "zod";
import { defineJob } from "../kernel/ctx.ts";
import { eventById } from "../kernel/event-log.ts";
import { adoptMatter } from "./adopt-matter.ts";
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

export const adoptOpenedMatter = defineJob({
  name: "applications.adopt-matter",
  data: z.object({ eventId: z.int() }),
  async run(ctx, { eventId }) {
    const event = await eventById(ctx, eventId);
    if (event.matterId !== null) await adoptMatter(ctx, event.matterId);
  },
});
