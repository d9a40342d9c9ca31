import type { DocumentStatus } from "../../../api/documents.ts";

// The life of a paper: a draft is made anew and edited; final is frozen and numbered; then it goes to the client, is
// seen and signed. Cancelled stays with its number, so that the numbers have no gaps.

const next: Record<DocumentStatus, readonly DocumentStatus[]> = {
  draft: ["final", "cancelled"],
  final: ["sent", "viewed", "signed", "cancelled"],
  sent: ["viewed", "signed", "cancelled"],
  viewed: ["signed", "cancelled"],
  signed: [],
  cancelled: [],
};

export const mayBecome = (from: DocumentStatus, to: DocumentStatus): boolean => next[from].includes(to);

/** "45/2026". */
export const numberText = (number: number, year: number): string => `${number}/${year}`;

/** A name for the file that any system takes; the number is in it once there is one. */
export function fileNameOf(title: string, number: string | null, ending: "docx" | "pdf"): string {
  const plain = `${title}${number === null ? "" : ` № ${number.replaceAll("/", "-")}`}`;
  return `${plain
    .replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 120)}.${ending}`;
}

const folders: Record<string, string> = {
  application: "Документы",
  court: "Документы/Суд",
  mfc: "Документы/МФЦ",
  protection: "Документы/Защита",
  tools: "Документы/Заявления",
  payments: "Документы/Оплата",
};
export const folderOf = (group: string): string => folders[group] ?? "Документы";
