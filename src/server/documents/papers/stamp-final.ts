import { addVersion } from "../../disk/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { emit, enqueue } from "../../kernel/events.ts";
import { readFirm } from "../../kernel/settings.ts";
import { inTx } from "../../kernel/tx.ts";
import { dayOf } from "../../kernel/working-time.ts";
import { makePdfJob } from "../job-names.ts";
import { compile } from "../render/compiled.ts";
import { stampedWith } from "../render/stamp.ts";
import { DOCX, keep } from "./compose.ts";
import { contentOf } from "./current-content.ts";
import { about, documentById, lockDocument } from "./store.ts";

/** Puts the number and day into a final paper's file and tells of it; comes twice without harm. */
export async function stampFinal(ctx: Ctx, documentId: number): Promise<void> {
  const row = await documentById(ctx, documentId);
  if (row.is_stamped || row.finalised_at === null) return;
  const { content, versionId } = await contentOf(ctx, row);
  const day = dayOf(row.finalised_at, (await readFirm(ctx)).zone);
  const stamped = await stampedWith(await compile(content), { number: row.number_text, day });
  const file = await keep(ctx.app, stamped, DOCX);
  const isOurs = await inTx(ctx, async (ctx) => {
    const now = await lockDocument(ctx, documentId);
    if (now.is_stamped || now.node_id === null) return false; // no event: done by another in the meantime
    const added = await addVersion(ctx, now.node_id, file);
    await ctx.db
      .updateTable("documents")
      .set({
        is_stamped: true,
        version_id: added.versionId,
        changed_at: ctx.now,
        made_version_id: now.made_version_id === versionId ? added.versionId : now.made_version_id,
      })
      .where("id", "=", documentId)
      .execute();
    await emit(ctx, "document.finalised", about(now), { documentId, kind: now.kind });
    enqueue(ctx, makePdfJob, { documentId });
    return true;
  });
  if (!isOurs) await ctx.app.files.remove(file.key);
}
