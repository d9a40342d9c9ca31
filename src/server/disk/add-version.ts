import type { Ctx } from "../kernel/ctx.ts";
import { notFound } from "../kernel/errors.ts";
import { emit, enqueue } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { insertVersion, type Added, type KeptContent } from "./insert.ts";
import { dropContentJob } from "./job-names.ts";
import { nodeToChange, type Node } from "./store.ts";

/** New content of a file that stands; the old stays as a version. The same bytes again are no version. */
export const addVersion = (ctx: Ctx, nodeId: number, file: KeptContent): Promise<Added> =>
  inTx(ctx, async (ctx) => {
    const node = await nodeToChange(ctx, nodeId);
    if (node.kind !== "file") throw notFound("file");
    const newest = await newestOf(ctx, nodeId);
    if (newest?.id === node.versionId && newest.sha256 === file.sha256) {
      if (newest.file_key !== file.key) enqueue(ctx, dropContentJob, { keys: [file.key] });
      return { nodeId, versionId: newest.id };
    }
    const versionId = await insertVersion(ctx, nodeId, (newest?.number ?? 0) + 1, file);
    if (newest?.size === 0) await dropEmpty(ctx, newest);
    await tellChanged(ctx, node, "version");
    return { nodeId, versionId };
  });

const newestOf = (ctx: Ctx, nodeId: number) =>
  ctx.db
    .selectFrom("disk_versions")
    .select(["id", "number", "sha256", "size", "file_key"])
    .where("node_id", "=", nodeId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();

/** Programs make an empty file first and fill it at once: nobody will want the empty one back. */
async function dropEmpty(ctx: Ctx, version: { id: number; file_key: string }): Promise<void> {
  await ctx.db.deleteFrom("disk_versions").where("id", "=", version.id).execute();
  enqueue(ctx, dropContentJob, { keys: [version.file_key] });
}

export async function tellChanged(ctx: Ctx, node: Node, what: "version" | "name" | "place" | "readers"): Promise<void> {
  const { id, clientId, matterId } = node;
  await emit(ctx, "file.changed", { clientId, matterId, subjectId: id }, { nodeId: id, what });
}
