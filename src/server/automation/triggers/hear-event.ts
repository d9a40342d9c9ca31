import type { Ctx } from "../../kernel/ctx.ts";
import { recomputeDates } from "../runs/recompute-dates.ts";
import { matchTriggers } from "./match-triggers.ts";

/**
 * What triggers answer and what moves dates, in one job of the queue: a move costs one row there instead of two. Whether
 * anything listens is asked only here, after the commit: asked before, it would miss a rule that is being published or a
 * robot that begins to wait in another transaction. A failure of either part does not keep the other from its turn; both
 * may be repeated.
 */
export async function hearEvent(ctx: Ctx, eventId: number): Promise<void> {
  try {
    await matchTriggers(ctx, eventId);
  } finally {
    await recomputeDates(ctx, eventId);
  }
}
