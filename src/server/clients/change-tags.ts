import type { Ctx } from "../kernel/ctx.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { tagsFrom } from "./rules.ts";
import { lockClient } from "./store.ts";

/** Puts tags on a client and takes others off; what is already so is no change. */
export const changeTags = (
  ctx: Ctx,
  clientId: number,
  { add, remove }: { add: readonly string[]; remove: readonly string[] },
): Promise<{ added: string[]; removed: string[] }> =>
  inTx(ctx, async (ctx) => {
    await lockClient(ctx, clientId);
    const added = await addTags(ctx, clientId, tagsFrom(add));
    const removed = await removeTags(ctx, clientId, tagsFrom(remove));
    // no event: the client had and lacked them already
    if (added.length > 0 || removed.length > 0)
      await emit(ctx, "client.tags-changed", { clientId, subjectId: clientId }, { added, removed });
    return { added, removed };
  });

async function addTags(ctx: Ctx, clientId: number, tags: readonly string[]): Promise<string[]> {
  if (tags.length === 0) return [];
  const rows = await ctx.db
    .insertInto("client_tags")
    .values(tags.map((tag) => ({ client_id: clientId, tag, added_at: ctx.now })))
    .onConflict((oc) => oc.columns(["client_id", "tag"]).doNothing())
    .returning("tag")
    .execute();
  return rows.map((row) => row.tag).toSorted();
}

async function removeTags(ctx: Ctx, clientId: number, tags: readonly string[]): Promise<string[]> {
  if (tags.length === 0) return [];
  const rows = await ctx.db
    .deleteFrom("client_tags")
    .where("client_id", "=", clientId)
    .where("tag", "in", tags)
    .returning("tag")
    .execute();
  return rows.map((row) => row.tag).toSorted();
}
