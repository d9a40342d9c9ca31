import { fileOf } from "../../disk/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { HouseError } from "../../kernel/errors.ts";
import { officeAvailable } from "../../kernel/office.ts";
import { documentFile } from "../papers/document-file.ts";
import { makePdf } from "../papers/make-pdf.ts";
import { sha256 } from "../requests/pages/take-pages.ts";
import { titleOf } from "./attachments.ts";
import type { Gathered } from "./gathered.ts";
import type { LoadedPart } from "./loaded-part.ts";
import { pagesOfPdf } from "./merge-pdfs.ts";

export async function gather(ctx: Ctx, part: LoadedPart): Promise<Gathered> {
  const title = titleOf(part);
  const common = { code: part.code, title, attachment: part.attachment, documentId: part.documentId, used: part.used };
  if (part.documentId !== null) {
    const { key } = await documentFile(ctx, part.documentId, "docx");
    const content = await ctx.app.files.get(key);
    const pdf = await pdfOf(ctx, part.documentId);
    return { ...common, nodeId: part.nodeId, content, ending: "docx", ...(await seen(pdf)), sha256: sha256(content) };
  }
  const { key, type } = await fileOf(ctx, part.nodeId ?? 0);
  const content = await ctx.app.files.get(key);
  const isPdf = type === "application/pdf";
  return {
    ...common,
    nodeId: part.nodeId,
    content,
    ending: isPdf ? "pdf" : "docx",
    sha256: sha256(content),
    ...(await seen(isPdf ? content : null)),
  };
}

const seen = async (pdf: Uint8Array | null) => ({ pdf, pages: pdf && (await pagesOfPdf(pdf)) });

/** The PDF of what counts now, made here where its own job has not come to it yet. */
async function pdfOf(ctx: Ctx, documentId: number): Promise<Uint8Array | null> {
  if (!officeAvailable(ctx.app)) return null;
  await makePdf(ctx, documentId);
  try {
    const { key } = await documentFile(ctx, documentId, "pdf");
    return await ctx.app.files.get(key);
  } catch (error) {
    if (error instanceof HouseError && error.reason === "pdf-not-ready") return null;
    throw error;
  }
}
