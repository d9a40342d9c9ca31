import type { Ctx } from "../kernel/ctx.ts";
import { enqueue } from "../kernel/events.ts";
import { momentsOf } from "./rules.ts";

const runEntry = { name: "automation.run-entry" };

/** Has the stay's robots looked at now, or at a moment; one further ahead than the queue takes is left to the sweep. */
export function enqueueEntry(ctx: Ctx, entryId: number, at?: Date): void {
  if (at && at.getTime() - ctx.now.getTime() > ctx.app.jobs.aheadMs) return;
  enqueue(ctx, runEntry, { entryId }, at);
}

/** Has the stay looked at once for each moment at which a robot of it comes due. */
export function enqueueDues(ctx: Ctx, entryId: number, dues: readonly (Date | null)[]): void {
  for (const moment of momentsOf(dues, ctx.now)) enqueueEntry(ctx, entryId, moment);
}
