import { sql } from "kysely";
import type { Ctx } from "../kernel/ctx.ts";
import { conflict, invalid, refused } from "../kernel/errors.ts";
import { inTx } from "../kernel/tx.ts";
import { tellChanged } from "./add-version.ts";
import { cleanName, freeName, isServiceName, nameKey } from "./names.ts";
import { narrowed } from "./rules.ts";
import { spreadLimits } from "./set-readers.ts";
import { folderToChange, namesIn, nodeToChange, pathOf, type Node } from "./store.ts";

interface Change {
  name?: string | undefined;
  parentId?: number | undefined;
  clash?: "refuse" | "rename";
}

// no event: tellChanged emits it
/** Renames, moves, or both at once. A client's paper goes to another client by a copy, never by a slip of the hand. */
export const changeNode = (ctx: Ctx, id: number, { name, parentId, clash = "refuse" }: Change): Promise<void> =>
  inTx(ctx, async (ctx) => {
    // Folders before what is in them, so that two movers never wait for each other in a circle.
    const target = parentId === undefined ? null : await folderToChange(ctx, parentId);
    const node = await nodeToChange(ctx, id);
    if (node.isRoot || node.parentId === null) throw refused("root-stays");
    const isMoved = target !== null && target.id !== node.parentId;
    if (isMoved) await checkMove(ctx, node, target);
    const wanted = name === undefined ? node.name : cleanName(name);
    const taken = await namesIn(ctx, target?.id ?? node.parentId);
    if (!isMoved) taken.delete(nameKey(node.name));
    if (taken.has(nameKey(wanted)) && clash === "refuse") throw conflict("name-taken");
    const final = freeName(wanted, (key) => taken.has(key));
    if (!isMoved && final === node.name) return;
    await ctx.db
      .updateTable("disk_nodes")
      .set({
        name: final,
        name_key: nameKey(final),
        is_service: isServiceName(final),
        parent_id: target?.id ?? node.parentId,
        changed_at: ctx.now,
      })
      .where("id", "=", id)
      .execute();
    if (isMoved) await follow(ctx, node, target);
    await tellChanged(ctx, node, isMoved ? "place" : "name");
  });

async function checkMove(ctx: Ctx, node: Node, target: Node): Promise<void> {
  if (target.clientId !== node.clientId) throw refused("other-client");
  const above = await pathOf(ctx, target.id);
  if (above.some((step) => step.id === node.id)) throw invalid({ parentId: "inside-itself" });
  if (above.length >= 40) throw invalid({ parentId: "too-deep" });
}

/** What is inside belongs to the matter of the new place, and is seen by whom that place is seen by. */
async function follow(ctx: Ctx, node: Node, target: Node): Promise<void> {
  await sql`
    with recursive down as (
      select id from disk_nodes where id = ${node.id}::bigint
      union all select c.id from disk_nodes c join down on c.parent_id = down.id)
    update disk_nodes set matter_id = ${target.matterId}::bigint
    where id in (select id from down) and root_key is null`.execute(ctx.db);
  // A client's papers are seen by rights alone.
  if (target.clientId !== null) return;
  const own = await ctx.db
    .selectFrom("disk_nodes")
    .select(["own_readers", "own_writers"])
    .where("id", "=", node.id)
    .executeTakeFirstOrThrow();
  await spreadLimits(ctx, node.id, {
    readers: narrowed(target.readers, own.own_readers),
    writers: narrowed(narrowed(target.writers, own.own_readers), own.own_writers),
  });
}
