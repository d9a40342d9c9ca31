import { sql } from "kysely";
import type { Ctx } from "../kernel/ctx.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { freeName, nameKey } from "./names.ts";
import { existingRoot, rootOf } from "./roots.ts";
import { namesIn } from "./store.ts";

/**
 * Two cards become one: what lies at the top of one client's folder, matters' folders too, goes into the other's. Returns
 * what was moved, so that the same can be moved back by `only`. Both clients are held by the caller.
 */
export const moveClientFiles = (
  ctx: Ctx,
  { fromClientId, toClientId, only }: { fromClientId: number; toClientId: number; only?: readonly number[] },
): Promise<number[]> =>
  inTx(ctx, async (ctx) => {
    const from = await existingRoot(ctx, { clientId: fromClientId, matterId: null });
    if (from === null || only?.length === 0) return [];
    const to = (await rootOf(ctx, { clientId: toClientId, matterId: null })).id;
    const taken = await namesIn(ctx, to);
    const tops = await ctx.db
      .selectFrom("disk_nodes")
      .select(["id", "name", "removed_at"])
      .where("parent_id", "=", from)
      .$if(only !== undefined, (query) => query.where("id", "in", [...(only ?? [])]))
      .orderBy("id")
      .forUpdate()
      .execute();
    for (const { id, name, removed_at } of tops) {
      // What is in the bin takes no name.
      const free = removed_at ? name : freeName(name, (key) => taken.has(key));
      if (!removed_at) taken.add(nameKey(free));
      await ctx.db
        .updateTable("disk_nodes")
        .set({ parent_id: to, name: free, name_key: nameKey(free) })
        .where("id", "=", id)
        .execute();
      await sql`
        with recursive down as (
          select id from disk_nodes where id = ${id}::bigint
          union all select c.id from disk_nodes c join down on c.parent_id = down.id)
        update disk_nodes set client_id = ${toClientId}::bigint where id in (select id from down)`.execute(ctx.db);
      await emit(ctx, "file.changed", { clientId: toClientId, subjectId: id }, { nodeId: id, what: "place" });
    }
    return tops.map(({ id }) => id);
  });
