import type { Ctx } from "../kernel/ctx.ts";
import { conflict, notFound } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";

/** The first who has checked an edition stays its checker. */
export const approveEdition = (ctx: Ctx, id: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const row = await ctx.db
      .updateTable("legal_rules")
      .set({ checked_by: ctx.actor.id, checked_at: ctx.now })
      .where("id", "=", id)
      .where("checked_at", "is", null)
      .returning(["code", "in_force_from as from"])
      .executeTakeFirst();
    if (!row) {
      const known = await ctx.db.selectFrom("legal_rules").select("id").where("id", "=", id).executeTakeFirst();
      throw known ? conflict("checked-already") : notFound("rule");
    }
    await emit(ctx, "law.rule-approved", { subjectId: id }, row);
  });
