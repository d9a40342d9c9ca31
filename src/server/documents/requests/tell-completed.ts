import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { paperKind } from "./data/paper-kinds.ts";

/** Tells that all that must come has come and is right; called inside the change that may have made it so. */
export async function tellCompleted(ctx: Ctx, row: { client_id: number; matter_id: number }): Promise<void> {
  const items = await ctx.db
    .selectFrom("paper_items")
    .select(["paper", "state"])
    .where("matter_id", "=", row.matter_id)
    .where("off_by", "is", null)
    .execute();
  const must = items.filter(({ paper }) => paperKind(paper)?.isRequired ?? true);
  if (must.length === 0 || must.some(({ state }) => state !== "accepted")) return;
  await emit(
    ctx,
    "request.completed",
    { clientId: row.client_id, matterId: row.matter_id, subjectId: row.matter_id },
    { papers: must.length },
  );
}
