import { fileOf } from "../../disk/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import type { ServedFile } from "../../kernel/serve-file.ts";
import { countingVersion } from "./current-content.ts";
import { fileNameOf } from "./rules.ts";
import { stampFinal } from "./stamp-final.ts";
import { documentById } from "./store.ts";

/** The paper as a file. Throws Refused "pdf-not-ready" while the PDF of what counts now is not there. */
export async function documentFile(ctx: Ctx, documentId: number, as: "docx" | "pdf"): Promise<ServedFile> {
  let row = await documentById(ctx, documentId);
  if (row.finalised_at !== null && !row.is_stamped) {
    await stampFinal(ctx, documentId);
    row = await documentById(ctx, documentId);
  }
  const { nodeId, versionId } = await countingVersion(ctx, row);
  const name = fileNameOf(row.title, row.number_text, as);
  if (as === "docx") return { ...(await fileOf(ctx, nodeId, versionId)), name };
  const { pdf_key: key, pdf_size: size, pdf_state: state } = row;
  if (key === null || size === null || state !== "ready" || row.pdf_of_version_id !== versionId)
    throw refused("pdf-not-ready", { state: row.pdf_state });
  return { key, name, type: "application/pdf", size };
}
