import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { tokenHash } from "../../kernel/ids.ts";
import { inTx } from "../../kernel/tx.ts";
import { mayBecome } from "../papers/rules.ts";
import { about, lockDocument } from "../papers/store.ts";

export interface OpenedLink {
  id: number;
  documentId: number;
  clientId: number;
  asksSignature: boolean;
  expiresAt: Date;
  isOpen: boolean;
}

/** The link of a token; null when nobody made it. */
export async function findLink(ctx: Ctx, token: string): Promise<OpenedLink | null> {
  const row = await ctx.db
    .selectFrom("document_links as l")
    .innerJoin("documents as d", "d.id", "l.document_id")
    .select(["l.id", "l.document_id", "d.client_id", "l.asks_signature", "l.expires_at", "l.revoked_at", "d.status"])
    .where("l.token_hash", "=", tokenHash(token))
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    documentId: row.document_id,
    clientId: row.client_id,
    asksSignature: row.asks_signature,
    expiresAt: row.expires_at,
    isOpen: row.revoked_at === null && row.expires_at > ctx.now && row.status !== "cancelled",
  };
}

/** The client opened the paper itself: the page alone is opened by messengers too, to show a preview. */
export const noteViewed = (ctx: Ctx, link: OpenedLink): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const row = await lockDocument(ctx, link.documentId);
    const before = await ctx.db
      .selectFrom("document_links")
      .select("first_viewed_at")
      .where("id", "=", link.id)
      .executeTakeFirstOrThrow();
    await ctx.db
      .updateTable("document_links")
      .set((eb) => ({ views: eb("views", "+", 1), first_viewed_at: before.first_viewed_at ?? ctx.now }))
      .where("id", "=", link.id)
      .execute();
    if (row.viewed_at !== null || !mayBecome(row.status, "viewed")) return; // no event: it was seen before
    await ctx.db
      .updateTable("documents")
      .set({ status: "viewed", viewed_at: ctx.now, changed_at: ctx.now })
      .where("id", "=", row.id)
      .execute();
    await emit(ctx, "document.viewed", about(row), { documentId: row.id, kind: row.kind });
  });
