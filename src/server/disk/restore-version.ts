import type { Ctx } from "../kernel/ctx.ts";
import { notFound, refused } from "../kernel/errors.ts";
import { inTx } from "../kernel/tx.ts";
import { addVersion } from "./add-version.ts";
import { nodeToChange } from "./store.ts";

// no event: addVersion tells it
/** The older content becomes a new version: what stood between stays. */
export const restoreVersion = (ctx: Ctx, nodeId: number, versionId: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    await nodeToChange(ctx, nodeId);
    const old = await ctx.db
      .selectFrom("disk_versions")
      .select(["file_key as key", "type", "size", "sha256", "broken_at"])
      .where("id", "=", versionId)
      .where("node_id", "=", nodeId)
      .executeTakeFirst();
    if (!old) throw notFound("version");
    if (old.broken_at) throw refused("broken-file");
    await addVersion(ctx, nodeId, old);
  });
