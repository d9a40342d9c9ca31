import type { Ctx } from "../../kernel/ctx.ts";
import { notFound, refused } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { randomToken, tokenHash } from "../../kernel/ids.ts";
import { inTx } from "../../kernel/tx.ts";
import { findClient } from "../../clients/index.ts";
import { matterBrief } from "../../matters/index.ts";
import { ports } from "../ports.ts";
import { today } from "../requests/store.ts";
import { editionById, inForce } from "./store.ts";

interface Sending {
  itemId: number;
  clientId: number;
  matterId: number | null;
  send: boolean;
}

const OPEN_MS = 90 * 86_400_000;

/** Gives a client the edition in force today; which one it was stays known. The address is told once. */
export const sendItem = (ctx: Ctx, sending: Sending): Promise<{ sendingId: number; edition: number; url: string }> =>
  inTx(ctx, async (ctx) => {
    const client = await findClient(ctx, sending.clientId);
    await refuseStrangersMatter(ctx, sending);
    const { edition, title } = await currentOf(ctx, sending.itemId);
    const token = randomToken();
    const { id: sendingId } = await ctx.db
      .insertInto("library_sendings")
      .values({
        edition_id: edition.id,
        client_id: client.id,
        matter_id: sending.matterId,
        token_hash: tokenHash(token),
        by_kind: ctx.actor.kind,
        by_id: ctx.actor.id,
        at: ctx.now,
        expires_at: new Date(ctx.now.getTime() + OPEN_MS),
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    const about = { clientId: client.id, matterId: sending.matterId, subjectId: sendingId };
    await emit(ctx, "library.sent", about, { itemId: sending.itemId, editionId: edition.id, edition: edition.number });
    const url = `${ctx.app.config.PUBLIC_URL}/l/${token}`;
    if (sending.send)
      await ports().sms.queue(ctx, {
        clientId: client.id,
        matterId: sending.matterId,
        text: `${title}: ${url}`,
        onceKey: `library-sending:${sendingId}`,
      });
    return { sendingId, edition: edition.number, url };
  });

async function refuseStrangersMatter(ctx: Ctx, { clientId, matterId }: Sending): Promise<void> {
  if (matterId !== null && (await matterBrief(ctx, matterId))?.clientId !== clientId) throw notFound("matter");
}

async function currentOf(ctx: Ctx, itemId: number) {
  const item = await ctx.db
    .selectFrom("library_items")
    .select("title")
    .where("id", "=", itemId)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  if (!item) throw notFound("library item");
  const editions = await ctx.db.selectFrom("library_editions").selectAll().where("item_id", "=", itemId).execute();
  const edition = inForce(editions, await today(ctx));
  if (!edition) throw refused("not-in-force");
  return { edition, title: item.title };
}

/** What a token opens; null when nobody made it or its term is over. */
export async function findSending(ctx: Ctx, token: string) {
  const row = await ctx.db
    .selectFrom("library_sendings as s")
    .innerJoin("library_editions as e", "e.id", "s.edition_id")
    .innerJoin("library_items as i", "i.id", "e.item_id")
    .select(["s.id", "s.client_id", "s.matter_id", "s.expires_at", "s.edition_id", "i.title"])
    .where("s.token_hash", "=", tokenHash(token))
    .executeTakeFirst();
  if (!row) return null;
  return { ...row, isOpen: row.expires_at > ctx.now, edition: await editionById(ctx, row.edition_id) };
}

/** The first opening alone is told of. */
export const noteOpened = (
  ctx: Ctx,
  sending: { id: number; client_id: number; matter_id: number | null },
): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const { numUpdatedRows } = await ctx.db
      .updateTable("library_sendings")
      .set({ opened_at: ctx.now })
      .where("id", "=", sending.id)
      .where("opened_at", "is", null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return; // no event: it was opened before
    const about = { clientId: sending.client_id, matterId: sending.matter_id, subjectId: sending.id };
    await emit(ctx, "library.opened", about, { sendingId: sending.id });
  });
