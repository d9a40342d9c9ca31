import { addVersion } from "../../disk/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { invalid, notFound, refused } from "../../kernel/errors.ts";
import { emit, enqueue } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { takeUploads } from "../../uploads/index.ts";
import { makePdfJob } from "../job-names.ts";
import { compile } from "../render/compiled.ts";
import { stampedWith } from "../render/stamp.ts";
import { readUpload } from "../templates/read-upload.ts";
import { DOCX } from "./compose.ts";
import { about, lockDocument } from "./store.ts";

/** The lawyer's own edition of a draft: a new version of its file, which is never overwritten unasked. */
export async function bringEdited(ctx: Ctx, documentId: number, uploadId: number): Promise<void> {
  const { content } = await readUpload(ctx, uploadId);
  // Refused as "template-wrong" where it is no Word file, or braces in it could not be filled later.
  await stampedWith(await compile(content), { number: "1/2026", day: "2026-01-01" });
  await inTx(ctx, async (ctx) => {
    const row = await lockDocument(ctx, documentId);
    if (row.status !== "draft") throw refused("not-a-draft");
    if (row.node_id === null) throw notFound("file");
    const [file] = await takeUploads(ctx, [uploadId]);
    if (!file) throw invalid({ uploadId: "not-found" });
    const { versionId } = await addVersion(ctx, row.node_id, { ...file, type: DOCX });
    await ctx.db
      .updateTable("documents")
      .set({ version_id: versionId, is_hand_edited: true, pdf_state: "waiting", changed_at: ctx.now })
      .where("id", "=", documentId)
      .execute();
    await emit(ctx, "document.changed", about(row), { documentId, kind: row.kind, what: "edited" });
    enqueue(ctx, makePdfJob, { documentId });
  });
}
