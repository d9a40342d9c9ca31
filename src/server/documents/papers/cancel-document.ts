import type { Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { mayBecome } from "./rules.ts";
import { about, lockDocument } from "./store.ts";

/** Ends a paper; its number stays taken, its links end. A signed one is never cancelled: another paper ends it. */
export const cancelDocument = (ctx: Ctx, documentId: number, reason: string): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const row = await lockDocument(ctx, documentId);
    if (!mayBecome(row.status, "cancelled")) throw refused(row.status === "signed" ? "signed" : "cancelled-already");
    await ctx.db
      .updateTable("documents")
      .set({ status: "cancelled", cancelled_at: ctx.now, cancel_reason: reason, changed_at: ctx.now })
      .where("id", "=", documentId)
      .execute();
    await ctx.db
      .updateTable("document_links")
      .set({ revoked_at: ctx.now })
      .where("document_id", "=", documentId)
      .where("revoked_at", "is", null)
      .execute();
    await emit(ctx, "document.cancelled", about(row), { documentId, kind: row.kind });
  });
