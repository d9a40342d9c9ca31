import type { Ctx } from "../../../kernel/ctx.ts";
import { tokenHash } from "../../../kernel/ids.ts";
import { inTx } from "../../../kernel/tx.ts";
import { emit } from "../../../kernel/events.ts";

export interface OpenedRequest {
  id: number;
  clientId: number;
  matterId: number;
  expiresAt: Date;
  isOpen: boolean;
  openedAt: Date | null;
}

/** The request of a token; null when nobody made it. */
export async function findRequest(ctx: Ctx, token: string): Promise<OpenedRequest | null> {
  const row = await ctx.db
    .selectFrom("paper_requests")
    .selectAll()
    .where("token_hash", "=", tokenHash(token))
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    clientId: row.client_id,
    matterId: row.matter_id,
    expiresAt: row.expires_at,
    openedAt: row.opened_at,
    isOpen: row.revoked_at === null && row.expires_at > ctx.now,
  };
}

/** Whether the paper is among those asked by this link: nothing else can be reached by it. */
export async function isAsked(ctx: Ctx, request: OpenedRequest, itemId: number): Promise<boolean> {
  const row = await ctx.db
    .selectFrom("paper_request_items as r")
    .innerJoin("paper_items as i", "i.id", "r.item_id")
    .select("i.id")
    .where("r.request_id", "=", request.id)
    .where("r.item_id", "=", itemId)
    .where("i.off_by", "is", null)
    .executeTakeFirst();
  return row !== undefined;
}

/** The first opening alone is told of. */
export const noteOpened = (ctx: Ctx, request: OpenedRequest): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const { numUpdatedRows } = await ctx.db
      .updateTable("paper_requests")
      .set({ opened_at: ctx.now })
      .where("id", "=", request.id)
      .where("opened_at", "is", null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return; // no event: it was opened before
    const about = { clientId: request.clientId, matterId: request.matterId, subjectId: request.id };
    await emit(ctx, "request.opened", about, { requestId: request.id });
  });
