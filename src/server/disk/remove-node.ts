import { sql } from "kysely";
import type { Ctx } from "../kernel/ctx.ts";
import { conflict, forbidden, notFound, refused } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { freeName, nameKey } from "./names.ts";
import { rootOf } from "./roots.ts";
import { mayChange, namesIn, nodeFor, nodeToChange } from "./store.ts";

/** Into the bin, a folder with all that is in it. What is there already stays as it is. */
export const removeNode = (ctx: Ctx, id: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const node = await nodeToChange(ctx, id);
    if (node.isRoot) throw refused("root-stays");
    const { clientId, matterId } = node;
    if (await holdsRoot(ctx, id)) throw refused("root-stays");
    await sql`
      with recursive down as (
        select id from disk_nodes where id = ${id}::bigint
        union all select c.id from disk_nodes c join down on c.parent_id = down.id where c.removed_at is null)
      update disk_nodes set removed_at = ${ctx.now}::timestamptz, removed_with = ${id}::bigint,
        removed_by = ${ctx.actor.kind === "employee" ? ctx.actor.id : null}::bigint
      where id in (select id from down)`.execute(ctx.db);
    await ctx.db.deleteFrom("disk_locks").where("node_id", "=", id).execute();
    await emit(ctx, "file.removed", { clientId, matterId, subjectId: id }, { nodeId: id });
  });

/** The folder of a matter may have been moved by nobody, but a folder above it could be thrown away with it. */
async function holdsRoot(ctx: Ctx, id: number): Promise<boolean> {
  const found = await sql<{ n: number }>`
    with recursive down as (
      select id, root_key from disk_nodes where id = ${id}::bigint
      union all select c.id, c.root_key from disk_nodes c join down on c.parent_id = down.id where c.removed_at is null)
    select count(*)::int as n from down where root_key is not null`.execute(ctx.db);
  return (found.rows[0]?.n ?? 0) > 0;
}

/** Out of the bin, to where it was; if that folder is gone itself, to the top. A taken name gets " (2)". */
export const restoreNode = (ctx: Ctx, id: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const node = await nodeFor(ctx, id);
    if (!mayChange(ctx, node)) throw forbidden("no right to change this folder");
    if (!node.removedAt) throw conflict("not-in-bin");
    if (node.removedWith !== id || node.parentId === null) throw notFound("file");
    const above = await nodeFor(ctx, node.parentId);
    const parent = above.removedAt
      ? await rootOf(ctx, { clientId: node.clientId, matterId: node.matterId })
      : await nodeToChange(ctx, above.id);
    const taken = await namesIn(ctx, parent.id);
    const name = freeName(node.name, (key) => taken.has(key));
    const back = await ctx.db
      .updateTable("disk_nodes")
      .set({ parent_id: parent.id, name, name_key: nameKey(name) })
      .where("id", "=", id)
      .where("removed_with", "=", id)
      .executeTakeFirst();
    if (back.numUpdatedRows === 0n) throw conflict("not-in-bin");
    await ctx.db
      .updateTable("disk_nodes")
      .set({ removed_at: null, removed_with: null, removed_by: null })
      .where("removed_with", "=", id)
      .execute();
    const { clientId, matterId } = node;
    await emit(ctx, "file.restored", { clientId, matterId, subjectId: id }, { nodeId: id });
  });
