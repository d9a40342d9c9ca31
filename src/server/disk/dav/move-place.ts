import type { Ctx } from "../../kernel/ctx.ts";
import { forbidden, notFound } from "../../kernel/errors.ts";
import { inTx } from "../../kernel/tx.ts";
import { addVersion } from "../add-version.ts";
import { changeNode } from "../change-node.ts";
import { copyNode } from "../copy-node.ts";
import { isServiceName, nameKey } from "../names.ts";
import { removeNode, restoreNode } from "../remove-node.ts";
import type { Node } from "../store.ts";
import { checkLocks, preconditionFailed } from "./locks.ts";
import { folderOf, type Place } from "./places.ts";

interface Way {
  from: Place;
  to: Place;
  overwrite: boolean;
  ifHeader: string | undefined;
}

/** How long a program may take between moving the old aside and putting the new in its place. */
const SAVING_MS = 10 * 60_000;
/** Between throwing the old away and putting the new in its place: a person would not be so quick. */
const THROWN_MS = 30_000;

/**
 * Moves as programs mean it. One that saves by a new file in the old one's place gives the old one a new version: its
 * links and history would be lost with it otherwise. True when something new stands at the address.
 */
export const movePlace = (ctx: Ctx, { from, to, overwrite, ifHeader }: Way): Promise<boolean> =>
  inTx(ctx, async (ctx) => {
    const node = nodeOf(from);
    await checkLocks(ctx, node.id, ifHeader);
    if (to.is === "node") {
      if (to.node.id === node.id) return false;
      if (!overwrite) throw preconditionFailed();
      await checkLocks(ctx, to.node.id, ifHeader);
      if (node.kind === "file" && to.node.kind === "file") {
        await pourInto(ctx, node, to.node.id);
        return false;
      }
      const parentId = to.node.parentId ?? (await folderOf(ctx, to));
      await removeNode(ctx, to.node.id);
      await changeNode(ctx, node.id, { name: to.node.name, parentId });
      return false;
    }
    if (to.is !== "nothing") throw forbidden("nothing can be put there");
    const parentId = await folderOf(ctx, to.above);
    const former = node.kind === "file" ? await formerOf(ctx, node, parentId, to.name) : null;
    if (former !== null && former !== node.id) {
      await pourInto(ctx, node, former);
      await changeNode(ctx, former, { name: to.name, parentId });
      return true;
    }
    await changeNode(ctx, node.id, { name: to.name, parentId });
    await noteFormer(ctx, node, to.name);
    return true;
  });

function nodeOf(place: Place): Node {
  if (place.is !== "node") throw place.is === "nothing" ? notFound("file") : forbidden("this folder stays");
  return place.node;
}

async function pourInto(ctx: Ctx, source: Node, targetId: number): Promise<void> {
  const version = await ctx.db
    .selectFrom("disk_versions")
    .select(["file_key as key", "type", "size", "sha256"])
    .where("id", "=", source.versionId ?? 0)
    .forShare()
    .executeTakeFirst();
  if (!version) throw notFound("version");
  await addVersion(ctx, targetId, version);
  await removeNode(ctx, source.id);
}

/** "Иск.docx" becoming "~WRL0001.tmp" is the first half of a saving. */
const noteFormer = (ctx: Ctx, node: Node, newName: string) =>
  ctx.db
    .updateTable("disk_nodes")
    .set(
      isServiceName(newName) && !isServiceName(node.name)
        ? { former_name_key: nameKey(node.name), former_at: ctx.now }
        : { former_name_key: null, former_at: null },
    )
    .where("id", "=", node.id)
    .execute();

/** The paper in whose place the new one comes: moved aside (Word) or thrown away (Excel) a moment before. */
async function formerOf(ctx: Ctx, node: Node, folderId: number, name: string): Promise<number | null> {
  const aside = await movedAside(ctx, folderId, name);
  if (aside !== null) return aside;
  const thrown = await thrownAway(ctx, node, folderId, name);
  if (thrown !== null) await restoreNode(ctx, thrown);
  return thrown;
}

async function thrownAway(ctx: Ctx, node: Node, folderId: number, name: string): Promise<number | null> {
  const since = new Date(ctx.now.getTime() - SAVING_MS);
  const row = await ctx.db
    .selectFrom("disk_nodes as old")
    .innerJoin("disk_nodes as fresh", (join) => join.on("fresh.id", "=", node.id).on("fresh.created_at", ">", since))
    .select("old.id")
    .where("old.parent_id", "=", folderId)
    .where("old.name_key", "=", nameKey(name))
    .where("old.kind", "=", "file")
    .whereRef("old.removed_with", "=", "old.id")
    .where("old.removed_by", "=", ctx.actor.id)
    .where("old.removed_at", ">", new Date(ctx.now.getTime() - THROWN_MS))
    .orderBy("old.removed_at", "desc")
    .executeTakeFirst();
  return row?.id ?? null;
}

async function movedAside(ctx: Ctx, folderId: number, name: string): Promise<number | null> {
  const row = await ctx.db
    .selectFrom("disk_nodes")
    .select("id")
    .where("parent_id", "=", folderId)
    .where("former_name_key", "=", nameKey(name))
    .where("former_at", ">", new Date(ctx.now.getTime() - SAVING_MS))
    .where("is_service", "=", true)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  return row?.id ?? null;
}

// no event: the verbs below tell it
export const copyPlace = (ctx: Ctx, { from, to, overwrite, ifHeader }: Way): Promise<boolean> =>
  inTx(ctx, async (ctx) => {
    const node = nodeOf(from);
    if (to.is === "nothing") {
      await copyNode(ctx, node.id, await folderOf(ctx, to.above), to.name);
      return true;
    }
    if (to.is !== "node") throw forbidden("nothing can be put there");
    if (!overwrite) throw preconditionFailed();
    if (to.node.id === node.id) return false;
    await checkLocks(ctx, to.node.id, ifHeader);
    const parentId = to.node.parentId ?? (await folderOf(ctx, to));
    await removeNode(ctx, to.node.id);
    await copyNode(ctx, node.id, parentId, to.node.name);
    return false;
  });
