import type { Ctx } from "../kernel/ctx.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";

/** The kept bytes are not those that were brought: told once, loudly; an older version or a copy of the files helps. */
export async function markBroken(ctx: Ctx, versionId: number): Promise<void> {
  ctx.log.error({ versionId }, "a file of the disk is broken: its checksum differs");
  await inTx(ctx, async (ctx) => {
    const version = await ctx.db
      .updateTable("disk_versions")
      .set({ broken_at: ctx.now, checked_at: ctx.now })
      .where("id", "=", versionId)
      .where("broken_at", "is", null)
      .returning("node_id")
      .executeTakeFirst();
    if (!version) return;
    const node = await ctx.db
      .selectFrom("disk_nodes")
      .select(["client_id", "matter_id"])
      .where("id", "=", version.node_id)
      .executeTakeFirstOrThrow();
    const about = { clientId: node.client_id, matterId: node.matter_id, subjectId: version.node_id };
    await emit(ctx, "file.broken", about, { nodeId: version.node_id, versionId });
  });
}
