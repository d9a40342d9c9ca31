import type { z } from "zod";
import type { MissingFact, PaperExtra, UsedFact } from "../../../api/documents.ts";
import type { PackagePart } from "../../../api/packages.ts";

/** A part with what the check looks at. */
export interface LoadedPart extends z.output<typeof PackagePart> {
  place: number;
  isMain: boolean;
  /** What the made paper says. */
  used: readonly UsedFact[];
  /** Facts of which it would say another thing now. */
  differs: readonly UsedFact[];
  missing: readonly MissingFact[];
  /** Its text, where somebody edited it by hand. */
  text: string | null;
  /** The attachments it names, where it names any. */
  names: PaperExtra["attachments"];
}

export const presented = (part: LoadedPart): z.output<typeof PackagePart> => ({
  code: part.code,
  title: part.title,
  about: part.about,
  what: part.what,
  attachment: part.attachment,
  isRequired: part.isRequired,
  state: part.state,
  reason: part.reason,
  documentId: part.documentId,
  itemId: part.itemId,
  nodeId: part.nodeId,
  isHandEdited: part.isHandEdited,
  validUntil: part.validUntil,
});
