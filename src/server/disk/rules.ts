import type { diskKinds } from "../../api/disk.ts";
import { roles, type Role } from "../../api/rights.ts";

/** Who may, of those to whom a folder is limited; null is everybody who holds the right. An administrator always may. */
export const isAmong = (limited: readonly string[] | null, role: string | undefined): boolean =>
  limited === null || role === "admin" || (role !== undefined && limited.includes(role));

/** What holds inside: nobody comes in below whom a folder above keeps out. */
export function narrowed(above: readonly string[] | null, own: readonly string[] | null): string[] | null {
  if (own === null) return above === null ? null : [...above];
  return above === null ? [...own] : own.filter((role) => above.includes(role));
}

/** Known roles in the order of the house. */
export const rolesAmong = (limited: readonly string[]): Role[] => roles.filter((role) => limited.includes(role));

export type Kind = (typeof diskKinds)[number];

export const endingOf = (name: string): string => /\.([\p{L}\p{N}]{1,10})$/u.exec(name)?.[1]?.toLowerCase() ?? "";

const byEnding: Record<string, Kind> = {
  docx: "word",
  doc: "word",
  odt: "word",
  rtf: "word",
  xlsx: "sheet",
  xls: "sheet",
  ods: "sheet",
  csv: "text",
  txt: "text",
  pdf: "pdf",
  jpg: "picture",
  jpeg: "picture",
  png: "picture",
  gif: "picture",
  webp: "picture",
  heic: "picture",
  mp3: "audio",
  wav: "audio",
  ogg: "audio",
  m4a: "audio",
  mp4: "video",
  mov: "video",
  avi: "video",
  mkv: "video",
  zip: "archive",
  rar: "archive",
  "7z": "archive",
};

/** What a file is to a person: by its bytes first, by its ending where bytes tell little. */
export function kindOf(name: string, type: string): Kind {
  if (type === "application/pdf") return "pdf";
  if (type.startsWith("image/")) return "picture";
  if (type.startsWith("audio/")) return "audio";
  if (type.startsWith("video/")) return "video";
  const named = byEnding[endingOf(name)];
  if (type === "" || type === "application/zip" || type === "application/octet-stream") return named ?? archiveOr(type);
  return named === "word" || named === "sheet" || named === "text" ? named : "other";
}

const archiveOr = (type: string): Kind => (type === "application/zip" ? "archive" : "other");

/** How an office paper is to be turned into PDF; null where it is none. Bytes and ending must agree. */
export function officeOf(name: string, type: string): "docx" | "xlsx" | "odt" | "rtf" | null {
  const ending = endingOf(name);
  if (type === "application/zip" && (ending === "docx" || ending === "xlsx" || ending === "odt")) return ending;
  return ending === "rtf" && type === "application/rtf" ? "rtf" : null;
}

/** Words of a search as the columns are written: in lower case, ё as е. */
export const words = (q: string): string[] =>
  q
    .toLowerCase()
    .replaceAll("ё", "е")
    .split(/\s+/)
    .filter((word) => word !== "")
    .slice(0, 6);

export const likeAny = (word: string): string => `%${word.replace(/[\\%_]/g, "\\$&")}%`;

/** The same for the search of the database inside texts; each word may be a beginning. */
export const textWords = (q: string): string =>
  (
    words(q)
      .join(" ")
      .match(/[\p{L}\p{N}]+/gu) ?? ["-"]
  )
    .map((word) => `${word}:*`)
    .join(" & ");

/** Programs of Windows and Linux by their first bytes, whatever they are called. */
export const isProgram = (head: Uint8Array): boolean =>
  (head[0] === 0x4d && head[1] === 0x5a) ||
  (head[0] === 0x7f && head[1] === 0x45 && head[2] === 0x4c && head[3] === 0x46);
