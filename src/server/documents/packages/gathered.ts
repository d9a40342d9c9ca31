import type { UsedFact } from "../../../api/documents.ts";

/** A paper of the package with its very bytes. */
export interface Gathered {
  code: string;
  title: string;
  attachment: number | null;
  documentId: number | null;
  nodeId: number | null;
  /** As it goes into the archive. */
  content: Uint8Array;
  ending: "docx" | "pdf";
  pdf: Uint8Array | null;
  pages: number | null;
  sha256: string;
  used: readonly UsedFact[];
}
