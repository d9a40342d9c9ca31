import type { Ctx } from "../kernel/ctx.ts";
import { conflict, notFound } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import "./tables.ts";

/** The head takes a way with red flags upon himself; said once. */
export const agreeAdvice = (ctx: Ctx, recordId: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const row = await ctx.db
      .updateTable("advice_records")
      .set({ agreed_by: ctx.actor.id, agreed_at: ctx.now })
      .where("id", "=", recordId)
      .where("needs_head", "=", true)
      .where("agreed_at", "is", null)
      .returning(["client_id", "matter_id", "route"])
      .executeTakeFirst();
    if (!row) {
      const known = await ctx.db
        .selectFrom("advice_records")
        .select("id")
        .where("id", "=", recordId)
        .executeTakeFirst();
      throw known ? conflict("agreed-already") : notFound("record");
    }
    const about = { clientId: row.client_id, matterId: row.matter_id, subjectId: recordId };
    await emit(ctx, "advice.agreed", about, { recordId, route: row.route });
  });
