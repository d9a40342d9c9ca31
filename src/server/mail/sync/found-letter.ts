import type { Selectable } from "kysely";
import type { ParsedLetter } from "../parsing/parsed-letter.ts";
import type { LetterFilesTable, MailFoldersTable } from "../tables.ts";

export type FolderRow = Selectable<MailFoldersTable>;

/** A letter as the folder lists it. */
export interface Listed {
  uid: number;
  isSeen: boolean;
  at: Date;
  size: number;
  messageId: string | null;
}

/** The same with what was fetched of it. */
export interface Fetched extends Listed {
  /** `from`: where it begins in a pack; null in a file of its own. */
  raw: { key: string; size: number; sha256: string; from: number | null } | null;
  letter: ParsedLetter;
  files: Omit<Selectable<LetterFilesTable>, "letter_id">[];
  isTooLarge: boolean;
}

export const isPacked = ({ raw }: Fetched): boolean => raw !== null && raw.from !== null;

/** The Message-ID, or where there is none the hash of the whole. */
export const identityOf = (found: Pick<Fetched, "raw" | "letter" | "uid">): string =>
  found.letter.messageId ?? (found.raw ? `sha256:${found.raw.sha256}` : `uid:${found.uid}`);
