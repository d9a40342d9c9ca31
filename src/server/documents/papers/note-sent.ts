import type { Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { mayBecome } from "./rules.ts";
import { about, lockDocument } from "./store.ts";

/** The paper went to the client. One that he has seen or signed already stays what it is. */
export const noteSent = (ctx: Ctx, documentId: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const row = await lockDocument(ctx, documentId);
    if (row.status === "draft" || row.status === "cancelled") throw refused("not-final");
    if (!mayBecome(row.status, "sent")) return; // no event: it went before
    await ctx.db
      .updateTable("documents")
      .set({ status: "sent", sent_at: ctx.now, changed_at: ctx.now })
      .where("id", "=", documentId)
      .execute();
    await emit(ctx, "document.sent", about(row), { documentId, kind: row.kind });
  });
