import type { Ctx } from "../../kernel/ctx.ts";
import { eventById } from "../../kernel/event-log.ts";
import { datedSources } from "../catalogue.ts";
import { recomputeRuns } from "./recompute-runs.ts";

/** Robots that count from a date follow it: what the event may have changed is planned anew for its card or client. */
export async function recomputeDates(ctx: Ctx, eventId: number): Promise<void> {
  const event = await eventById(ctx, eventId);
  const prefixes = datedSources()
    .filter((source) => source.changedBy?.includes(event.name) === true)
    .map((source) => source.prefix);
  if (prefixes.length === 0) return;
  await recomputeRuns(ctx, { prefixes, matterId: event.matterId, clientId: event.clientId });
}
