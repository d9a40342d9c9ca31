import type { Role } from "../../api/rights.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { refused } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { narrowed } from "./rules.ts";
import { folderToChange, nodeFor } from "./store.ts";

interface Limits {
  readers: readonly string[] | null;
  writers: readonly string[] | null;
}

/** Limits a folder of the firm, with all that is in it, to roles. Who sees a client's papers is decided by rights alone. */
export const setReaders = (ctx: Ctx, id: number, limits: { readers: Role[] | null; writers: Role[] | null }) =>
  inTx(ctx, async (ctx) => {
    const folder = await folderToChange(ctx, id);
    if (folder.clientId !== null) throw refused("client-folder");
    if (folder.parentId === null) throw refused("root-stays");
    const above = await nodeFor(ctx, folder.parentId);
    await ctx.db
      .updateTable("disk_nodes")
      .set({
        own_readers: limits.readers && JSON.stringify(limits.readers),
        own_writers: limits.writers && JSON.stringify(limits.writers),
      })
      .where("id", "=", id)
      .execute();
    await spreadLimits(ctx, id, {
      readers: narrowed(above.readers, limits.readers),
      // Who may not look may not change either.
      writers: narrowed(narrowed(above.writers, limits.readers), limits.writers),
    });
    await emit(ctx, "file.changed", { subjectId: id }, { nodeId: id, what: "readers" });
  });

/** Writes what holds into a node and, narrowed by their own limits, into all below it. */
export async function spreadLimits(ctx: Ctx, id: number, limits: Limits): Promise<void> {
  const held = { readers: asJson(limits.readers), writers: asJson(limits.writers) };
  await ctx.db.updateTable("disk_nodes").set(held).where("id", "=", id).execute();
  await ctx.db.updateTable("disk_nodes").set(held).where("parent_id", "=", id).where("kind", "=", "file").execute();
  const folders = await ctx.db
    .selectFrom("disk_nodes")
    .select(["id", "own_readers", "own_writers"])
    .where("parent_id", "=", id)
    .where("kind", "=", "folder")
    .execute();
  for (const child of folders)
    await spreadLimits(ctx, child.id, {
      readers: narrowed(limits.readers, child.own_readers),
      writers: narrowed(narrowed(limits.writers, child.own_readers), child.own_writers),
    });
}

const asJson = (limited: readonly string[] | null): string | null => limited && JSON.stringify(limited);
