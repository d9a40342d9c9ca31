import type { Ctx } from "../kernel/ctx.ts";
import { notFound } from "../kernel/errors.ts";
import type { ServedFile } from "../kernel/serve-file.ts";
import { markBroken } from "./mark-broken.ts";
import { noteRead, nodeFor } from "./store.ts";

/** The newest or the named version of a file, ready to be served; whose it is, the reading is noted. */
export async function fileOf(ctx: Ctx, nodeId: number, versionId?: number): Promise<ServedFile> {
  const node = await nodeFor(ctx, nodeId);
  await noteRead(ctx, node, "file");
  const version = await ctx.db
    .selectFrom("disk_versions")
    .select(["id", "file_key", "type", "size", "sha256"])
    .where("node_id", "=", nodeId)
    .where("id", "=", versionId ?? node.versionId ?? 0)
    .executeTakeFirst();
  if (!version) throw notFound("version");
  return {
    key: version.file_key,
    name: node.name,
    type: version.type,
    size: version.size,
    proof: { sha256: version.sha256, onMismatch: () => markBroken(ctx, version.id) },
  };
}
