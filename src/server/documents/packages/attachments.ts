import type { PaperExtra } from "../../../api/documents.ts";
import { fileOf } from "../../disk/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { HouseError } from "../../kernel/errors.ts";
import { documentFile } from "../papers/document-file.ts";
import type { LoadedPart } from "./loaded-part.ts";
import { pagesOfPdf } from "./merge-pdfs.ts";

type Attachments = NonNullable<PaperExtra["attachments"]>;

export const titleOf = (part: Pick<LoadedPart, "title" | "about">): string =>
  (part.about === "" ? part.title[0] : `${part.title[0]}: ${part.about}`).slice(0, 300);

/** The attachments a main paper names: null while one is not there or its sheets cannot be counted. */
export async function attachmentsFor(ctx: Ctx, parts: readonly LoadedPart[]): Promise<Attachments | null> {
  const named: Attachments = [];
  for (const part of parts.filter(({ attachment }) => attachment !== null)) {
    const pages = part.state === "present" ? await sheetsOf(ctx, part) : null;
    if (pages === null) return null;
    named.push({ title: titleOf(part), pages });
  }
  return named.length === 0 ? null : named;
}

async function sheetsOf(ctx: Ctx, { documentId, nodeId }: LoadedPart): Promise<number | null> {
  try {
    const file = documentId === null ? await fileOf(ctx, nodeId ?? 0) : await documentFile(ctx, documentId, "pdf");
    return file.type === "application/pdf" ? await pagesOfPdf(await ctx.app.files.get(file.key)) : null;
  } catch (error) {
    if (error instanceof HouseError && error.reason === "pdf-not-ready") return null;
    throw error;
  }
}

/** Whether a main paper that names its attachments names those of today. */
export const namesOthers = (said: Attachments | undefined, parts: readonly LoadedPart[]): boolean =>
  said !== undefined &&
  JSON.stringify(said.map(({ title }) => title)) !==
    JSON.stringify(parts.filter(({ attachment }) => attachment !== null).map(titleOf));
