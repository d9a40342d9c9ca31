import type { Ctx } from "../../kernel/ctx.ts";
import { invalid, notFound } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { randomToken, tokenHash } from "../../kernel/ids.ts";
import { inTx } from "../../kernel/tx.ts";
import { lockMatter, matterBrief } from "../../matters/index.ts";
import { ports } from "../ports.ts";

interface NewRequest {
  matterId: number;
  itemIds: readonly number[];
  days: number;
  /** Sends it by SMS. */
  send: boolean;
  onceKey?: string | undefined;
}

const DAY_MS = 86_400_000;

/** The client's way to bring the papers named; the address is told to whoever asked and is kept nowhere. */
export const createRequest = (ctx: Ctx, request: NewRequest): Promise<{ requestId: number; url: string }> =>
  inTx(ctx, async (ctx) => {
    const matter = await matterBrief(ctx, request.matterId);
    if (!matter) throw notFound("matter");
    await lockMatter(ctx, request.matterId);
    const ids = await askedFor(ctx, request);
    const token = randomToken();
    const { id: requestId } = await ctx.db
      .insertInto("paper_requests")
      .values({
        client_id: matter.clientId,
        matter_id: request.matterId,
        token_hash: tokenHash(token),
        by_kind: ctx.actor.kind,
        by_id: ctx.actor.id,
        once_key: request.onceKey ?? null,
        created_at: ctx.now,
        expires_at: new Date(ctx.now.getTime() + request.days * DAY_MS),
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await ctx.db
      .insertInto("paper_request_items")
      .values(ids.map((item_id) => ({ request_id: requestId, item_id })))
      .execute();
    const about = { clientId: matter.clientId, matterId: request.matterId, subjectId: requestId };
    await emit(ctx, "request.sent", about, { requestId, items: ids.length });
    const url = `${ctx.app.config.PUBLIC_URL}/r/${token}`;
    if (request.send)
      await ports().sms.queue(ctx, {
        clientId: matter.clientId,
        matterId: request.matterId,
        text: `Какие документы нужны и как прислать: ${url}`,
        onceKey: request.onceKey ?? `paper-request:${requestId}`,
      });
    return { requestId, url };
  });

/** Those still wanted are asked for from now on; what is right already is shown to the client as done. */
async function askedFor(ctx: Ctx, { matterId, itemIds }: NewRequest): Promise<number[]> {
  const rows = await ctx.db
    .selectFrom("paper_items")
    .select(["id", "state"])
    .where("matter_id", "=", matterId)
    .where("id", "in", itemIds)
    .where("off_by", "is", null)
    .execute();
  if (rows.length !== new Set(itemIds).size) throw invalid({ itemIds: "not-found" });
  const fresh = rows.filter(({ state }) => state === "needed").map(({ id }) => id);
  if (fresh.length > 0)
    await ctx.db
      .updateTable("paper_items")
      .set({ state: "requested", requested_at: ctx.now, changed_at: ctx.now })
      .where("id", "in", fresh)
      .execute();
  return rows.map(({ id }) => id);
}

/** Ends a link before its term. */
export const revokeRequest = (ctx: Ctx, requestId: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const row = await ctx.db
      .updateTable("paper_requests")
      .set({ revoked_at: ctx.now })
      .where("id", "=", requestId)
      .where("revoked_at", "is", null)
      .returning(["client_id", "matter_id"])
      .executeTakeFirst();
    if (!row) {
      const known = await ctx.db
        .selectFrom("paper_requests")
        .select("id")
        .where("id", "=", requestId)
        .executeTakeFirst();
      if (!known) throw notFound("request");
      return; // no event: it is over already
    }
    const about = { clientId: row.client_id, matterId: row.matter_id, subjectId: requestId };
    await emit(ctx, "request.ended", about, { requestId });
  });
