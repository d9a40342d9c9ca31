import type { MissingFact, PaperExtra } from "../../../api/documents.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { finaliseDocument } from "../papers/finalise-document.ts";
import { makeDocument } from "../papers/make-document.ts";
import { remakeDocument } from "../papers/remake-document.ts";
import { documentById } from "../papers/store.ts";
import { attachmentsFor } from "./attachments.ts";
import { loadPackage } from "./load-package.ts";
import type { LoadedPart } from "./loaded-part.ts";

interface Result {
  made: number;
  missing: { code: string; title: [string, string]; facts: MissingFact[] }[];
}

/**
 * Makes the papers that are absent or say what is no more, and finishes drafts. A paper edited by hand is somebody's
 * work and is left; one that lacks facts is named with them. Not inside a transaction: files are kept before.
 */
export async function makePapers(ctx: Ctx, packageId: number, codes?: readonly string[]): Promise<Result> {
  const { row, parts } = await loadPackage(ctx, packageId);
  const result: Result = { made: 0, missing: [] };
  // The main paper names the others: it is made last.
  for (const part of [...parts.filter(({ isMain }) => !isMain), ...parts.filter(({ isMain }) => isMain)]) {
    if (part.what !== "template" || part.state === "present" || (codes && !codes.includes(part.code))) continue;
    if (part.isHandEdited || part.reason === "no-template") continue;
    if (part.missing.length > 0) {
      result.missing.push({ code: part.code, title: part.title, facts: [...part.missing] });
      continue;
    }
    // What nobody asked for by name and the package does not need is not made by the way.
    if (part.state === "absent" && !part.isRequired && !codes) continue;
    const attachments = part.isMain ? await attachmentsFor(ctx, (await loadPackage(ctx, packageId)).parts) : null;
    await finaliseDocument(ctx, await freshDraft(ctx, row, part, attachments));
    result.made += 1;
  }
  return result;
}

/** A final paper stays as it was; another is made beside it. */
async function freshDraft(
  ctx: Ctx,
  about: { client_id: number; matter_id: number },
  part: LoadedPart,
  attachments: PaperExtra["attachments"] | null,
): Promise<number> {
  const held = part.documentId === null ? null : await documentById(ctx, part.documentId);
  const { attachments: _, ...before } = held?.extra ?? {};
  const extra = attachments ? { ...before, attachments } : before;
  if (held?.status === "draft") {
    if (part.state === "old" || part.isMain)
      await remakeDocument(ctx, { documentId: held.id, replaceEdited: false, extra });
    return held.id;
  }
  const order = { clientId: about.client_id, matterId: about.matter_id, kind: part.code, extra };
  return (await makeDocument(ctx, order)).documentId;
}
