import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { about, documentById } from "../papers/store.ts";

/** Ends a link before its term. */
export const revokeLink = (ctx: Ctx, linkId: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const row = await ctx.db
      .updateTable("document_links")
      .set({ revoked_at: ctx.now })
      .where("id", "=", linkId)
      .where("revoked_at", "is", null)
      .returning("document_id")
      .executeTakeFirst();
    if (!row) {
      const known = await ctx.db.selectFrom("document_links").select("id").where("id", "=", linkId).executeTakeFirst();
      if (!known) throw notFound("link");
      return; // no event: it is over already
    }
    const paper = await documentById(ctx, row.document_id);
    await emit(ctx, "document.link-ended", about(paper), { documentId: paper.id, linkId });
  });
