import type { Ctx } from "../../kernel/ctx.ts";
import { emit, enqueue } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { makePdfJob } from "../job-names.ts";
import { about } from "./store.ts";

/** A draft's file was changed on the disk, by Word over WebDAV too: from now on it is somebody's work. */
export const noteEdited = (ctx: Ctx, nodeId: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const row = await ctx.db
      .selectFrom("documents as d")
      .innerJoin("disk_nodes as n", "n.id", "d.node_id")
      .select(["d.id", "d.client_id", "d.matter_id", "d.kind", "d.version_id", "n.current_version_id as current"])
      .select("d.made_version_id")
      .where("d.node_id", "=", nodeId)
      .where("d.status", "=", "draft")
      .forNoKeyUpdate("d")
      .executeTakeFirst();
    // no event: the program's own version, or one that is known already
    if (!row || row.current === null || row.current === row.made_version_id || row.current === row.version_id) return;
    await ctx.db
      .updateTable("documents")
      .set({ version_id: row.current, is_hand_edited: true, pdf_state: "waiting", changed_at: ctx.now })
      .where("id", "=", row.id)
      .execute();
    await emit(ctx, "document.changed", about(row), { documentId: row.id, kind: row.kind, what: "edited" });
    enqueue(ctx, makePdfJob, { documentId: row.id });
  });
