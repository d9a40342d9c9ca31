import { sql } from "kysely";
import type { Ctx } from "../kernel/ctx.ts";
import { invalid, notFound, refused } from "../kernel/errors.ts";
import { inTx } from "../kernel/tx.ts";
import { addInto } from "./add-file.ts";
import { createFolder } from "./create-folder.ts";
import { freeName } from "./names.ts";
import { folderToChange, namesIn, nodeFor, noteRead, pathOf, seen, type Node } from "./store.ts";

/** More at once is a mistake of the hand, and would hold everybody else's changes for minutes. */
const MOST = 2000;

// no event: each of what is made tells of itself
/** A copy of the newest version, which shares the kept content with it; of a folder, of all in it that the actor sees. */
export const copyNode = (ctx: Ctx, id: number, parentId: number, name?: string): Promise<number> =>
  inTx(ctx, async (ctx) => {
    const target = await folderToChange(ctx, parentId);
    const node = await nodeFor(ctx, id);
    if (node.removedAt) throw notFound("file");
    if ((await pathOf(ctx, parentId)).some((step) => step.id === id)) throw invalid({ parentId: "inside-itself" });
    await noteRead(ctx, node, "file");
    const made = { left: MOST };
    return copyInto(ctx, node, target.id, name ?? node.name, made);
  });

async function copyInto(ctx: Ctx, node: Node, parentId: number, name: string, made: { left: number }): Promise<number> {
  if ((made.left -= 1) < 0) throw refused("too-many-files");
  if (node.kind === "file") {
    const version = await ctx.db
      .selectFrom("disk_versions")
      .select(["file_key as key", "type", "size", "sha256"])
      .where("id", "=", node.versionId ?? 0)
      .forShare()
      .executeTakeFirst();
    if (!version) throw notFound("version");
    return (await addInto(ctx, parentId, name, version)).nodeId;
  }
  const taken = await namesIn(ctx, parentId);
  const folderId = await createFolder(
    ctx,
    parentId,
    freeName(name, (key) => taken.has(key)),
  );
  const inside = await sql<{ id: number }>`select n.id from disk_nodes n where n.parent_id = ${node.id}::bigint
    and n.removed_at is null and not n.is_service and ${seen(ctx)} order by n.id`.execute(ctx.db);
  for (const child of inside.rows) {
    const next = await nodeFor(ctx, child.id);
    await copyInto(ctx, next, folderId, next.name, made);
  }
  return folderId;
}
