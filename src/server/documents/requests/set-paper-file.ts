import type { Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { aboutItem, lockItem } from "./store.ts";

/** A file that lies in the client's folders already is the paper. */
export const setPaperFile = (ctx: Ctx, itemId: number, nodeId: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const row = await lockItem(ctx, itemId);
    const node = await ctx.db
      .selectFrom("disk_nodes")
      .select(["client_id", "kind", "current_version_id", "removed_at"])
      .where("id", "=", nodeId)
      .executeTakeFirst();
    // Another client's file is as absent as one that never was.
    if (!node || node.kind !== "file" || node.client_id !== row.client_id || node.removed_at !== null)
      throw refused("not-of-client");
    await ctx.db
      .updateTable("paper_items")
      .set({
        node_id: nodeId,
        version_id: node.current_version_id,
        state: "received",
        off_by: null,
        received_at: ctx.now,
        changed_at: ctx.now,
        issued_on: null,
        valid_until: null,
      })
      .where("id", "=", itemId)
      .execute();
    await emit(ctx, "request.item-received", aboutItem(row), { itemId, paper: row.paper });
  });
