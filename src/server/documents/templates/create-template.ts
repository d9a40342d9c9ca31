import type { z } from "zod";
import type { createDocumentTemplate } from "../../../api/document-templates.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { invalid } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { takeUploads } from "../../uploads/index.ts";
import { addVersion, makeCurrent } from "./add-version.ts";
import { inspectFile } from "./inspect-file.ts";
import { readUpload } from "./read-upload.ts";
import { getTemplate } from "./store.ts";

type Input = z.output<typeof createDocumentTemplate.body>;

/** A template of the firm's own. Throws Refused "template-wrong" with what is wrong and where. */
export async function createTemplate(ctx: Ctx, input: Input) {
  const { content } = await readUpload(ctx, input.uploadId);
  const inspected = await inspectFile(ctx, content, input.isNumbered);
  return inTx(ctx, async (ctx) => {
    const [file] = await takeUploads(ctx, [input.uploadId]);
    if (!file) throw invalid({ uploadId: "not-found" });
    const code = `own-${file.key.slice(0, 8)}`;
    const { id: templateId } = await ctx.db
      .insertInto("document_templates")
      .values({
        code,
        kind: input.kind ?? code,
        title: input.title,
        title_en: input.title,
        group_code: input.group,
        is_numbered: input.isNumbered,
        is_shipped: false,
        current_version_id: null,
        created_at: ctx.now,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    const versionId = await addVersion(ctx, {
      templateId,
      origin: "own",
      fileKey: file.key,
      inspected,
      note: input.note,
    });
    await makeCurrent(ctx, templateId, versionId);
    await emit(ctx, "document-template.changed", { subjectId: templateId }, { templateId, fields: ["version"] });
    return getTemplate(ctx, templateId);
  });
}
