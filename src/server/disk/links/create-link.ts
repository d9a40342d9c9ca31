import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { randomToken, tokenHash } from "../../kernel/ids.ts";
import { inTx } from "../../kernel/tx.ts";
import { nodeFor, nodeToChange, noteRead } from "../store.ts";

const DAY = 86_400_000;

/** A link to one file for somebody outside. Its text is told this once; the table keeps only a hash. */
export const createLink = (ctx: Ctx, nodeId: number, days: number) =>
  inTx(ctx, async (ctx) => {
    const node = await nodeToChange(ctx, nodeId);
    if (node.kind !== "file") throw notFound("file");
    await noteRead(ctx, node, "file");
    const token = randomToken();
    const expiresAt = new Date(ctx.now.getTime() + days * DAY);
    const { id } = await ctx.db
      .insertInto("disk_links")
      .values({
        node_id: nodeId,
        token_hash: tokenHash(token),
        created_by: ctx.actor.kind === "employee" ? ctx.actor.id : null,
        created_at: ctx.now,
        expires_at: expiresAt,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    const { clientId, matterId } = node;
    await emit(ctx, "file.shared", { clientId, matterId, subjectId: nodeId }, { nodeId, linkId: id });
    return { id, url: `${ctx.app.config.PUBLIC_URL}/f/${token}`, expiresAt };
  });

export const endLink = (ctx: Ctx, linkId: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const link = await ctx.db.selectFrom("disk_links").select("node_id").where("id", "=", linkId).executeTakeFirst();
    if (!link) throw notFound("link");
    const node = await nodeToChange(ctx, link.node_id);
    const ended = await ctx.db
      .updateTable("disk_links")
      .set({ revoked_at: ctx.now })
      .where("id", "=", linkId)
      .where("revoked_at", "is", null)
      .executeTakeFirst();
    if (ended.numUpdatedRows === 0n) return;
    const { id, clientId, matterId } = node;
    await emit(ctx, "file.share-ended", { clientId, matterId, subjectId: id }, { nodeId: id, linkId });
  });

export async function listVisits(ctx: Ctx, linkId: number) {
  const link = await ctx.db.selectFrom("disk_links").select("node_id").where("id", "=", linkId).executeTakeFirst();
  if (!link) throw notFound("link");
  await nodeFor(ctx, link.node_id);
  return ctx.db
    .selectFrom("disk_link_visits")
    .select(["id", "at", "what", "address"])
    .where("link_id", "=", linkId)
    .orderBy("id", "desc")
    .limit(200)
    .execute();
}
