import { fileOf } from "../../disk/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import type { DocumentRow } from "./store.ts";

/** The version that counts: of a draft the newest on the disk, of a final paper the one it was frozen with. */
export async function countingVersion(ctx: Ctx, row: DocumentRow): Promise<{ nodeId: number; versionId: number }> {
  if (row.node_id === null || row.version_id === null) throw notFound("file");
  if (row.status !== "draft") return { nodeId: row.node_id, versionId: row.version_id };
  const node = await ctx.db
    .selectFrom("disk_nodes")
    .select("current_version_id")
    .where("id", "=", row.node_id)
    .executeTakeFirst();
  return { nodeId: row.node_id, versionId: node?.current_version_id ?? row.version_id };
}

export async function contentOf(ctx: Ctx, row: DocumentRow): Promise<{ content: Uint8Array; versionId: number }> {
  const { nodeId, versionId } = await countingVersion(ctx, row);
  const file = await fileOf(ctx, nodeId, versionId);
  return { content: await ctx.app.files.get(file.key), versionId };
}
