import type { Ctx } from "../../kernel/ctx.ts";
import { invalid } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { takeUploads } from "../../uploads/index.ts";
import { addVersion, makeCurrent } from "./add-version.ts";
import { inspectFile } from "./inspect-file.ts";
import { readUpload } from "./read-upload.ts";
import { getTemplate, lockTemplate, templateById } from "./store.ts";

interface Upload {
  templateId: number;
  uploadId: number;
  note: string;
}

/** A new version, current at once. Throws Refused "template-wrong": the former one stays current. */
export async function uploadVersion(ctx: Ctx, { templateId, uploadId, note }: Upload) {
  const { is_numbered } = await templateById(ctx, templateId);
  const { content } = await readUpload(ctx, uploadId);
  const inspected = await inspectFile(ctx, content, is_numbered);
  return inTx(ctx, async (ctx) => {
    await lockTemplate(ctx, templateId);
    const [file] = await takeUploads(ctx, [uploadId]);
    if (!file) throw invalid({ uploadId: "not-found" });
    const versionId = await addVersion(ctx, { templateId, origin: "own", fileKey: file.key, inspected, note });
    await makeCurrent(ctx, templateId, versionId);
    await emit(ctx, "document-template.changed", { subjectId: templateId }, { templateId, fields: ["version"] });
    return getTemplate(ctx, templateId);
  });
}
