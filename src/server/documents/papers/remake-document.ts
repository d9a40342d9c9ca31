import type { PaperExtra } from "../../../api/documents.ts";
import { addVersion } from "../../disk/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import { emit, enqueue } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { makePdfJob } from "../job-names.ts";
import { usableTemplate } from "../templates/store.ts";
import { compose, demandWhole, DOCX, keep } from "./compose.ts";
import { countingVersion } from "./current-content.ts";
import { about, documentById, lockDocument, type DocumentRow } from "./store.ts";

interface Remake {
  documentId: number;
  /** A file edited by hand is replaced only when somebody said so; it stays as a version. */
  replaceEdited: boolean;
  extra?: PaperExtra | undefined;
}

/** A draft anew by today's facts and the template as it is now. Throws Refused "edited-by-hand", "not-a-draft". */
export async function remakeDocument(ctx: Ctx, { documentId, replaceEdited, extra }: Remake): Promise<void> {
  const before = await documentById(ctx, documentId);
  await refuseUnlessFree(ctx, before, replaceEdited);
  const template = await usableTemplate(ctx, { templateId: before.template_id });
  const more = extra ?? before.extra;
  const rendered = await compose(ctx, {
    clientId: before.client_id,
    matterId: before.matter_id,
    extra: more,
    template,
  });
  demandWhole(rendered.missing);
  const file = await keep(ctx.app, rendered.content, DOCX);
  await inTx(ctx, async (ctx) => {
    const row = await lockDocument(ctx, documentId);
    const { nodeId } = await refuseUnlessFree(ctx, row, replaceEdited);
    const { versionId } = await addVersion(ctx, nodeId, file);
    await ctx.db
      .updateTable("documents")
      .set({
        template_version_id: template.version_id,
        extra: JSON.stringify(more),
        data: JSON.stringify({ used: rendered.used }),
        version_id: versionId,
        made_version_id: versionId,
        is_hand_edited: false,
        pdf_state: "waiting",
        changed_at: ctx.now,
      })
      .where("id", "=", documentId)
      .execute();
    await emit(ctx, "document.changed", about(row), { documentId, kind: row.kind, what: "remade" });
    enqueue(ctx, makePdfJob, { documentId });
  });
}

async function refuseUnlessFree(ctx: Ctx, row: DocumentRow, replaceEdited: boolean) {
  if (row.status !== "draft") throw refused("not-a-draft");
  const counting = await countingVersion(ctx, row);
  const isEdited = row.is_hand_edited || counting.versionId !== row.made_version_id;
  if (isEdited && !replaceEdited) throw refused("edited-by-hand");
  return counting;
}
