import { invalid } from "../kernel/errors.ts";

/**
 * Names of the disk are names any computer can keep: no slashes, no control or direction marks (by which "fdp.exe" shows
 * as "exe.pdf"), none of Windows' forbidden signs, at most 255 bytes. What can be cleaned is cleaned, here alone.
 */
export const MAX_NAME_BYTES = 255;

// Control signs, soft hyphens, marks of direction and of invisible width.
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;
const FORBIDDEN = /[/\\:*?"<>|]/g;
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** The name as the disk keeps it; Invalid where nothing is left of it or it is too long. */
export function cleanName(raw: string): string {
  const name = tidy(raw);
  if (name === "") throw invalid({ name: "required" });
  if (bytes(name) > MAX_NAME_BYTES) throw invalid({ name: "too-long" });
  return name;
}

/** The same for names that programs make: too long a one is shortened before its ending. */
export function fittingName(raw: string): string {
  const { stem, ending } = parted(tidy(raw) || "file");
  let kept = [...stem];
  while (bytes(kept.join("") + ending) > MAX_NAME_BYTES && kept.length > 1) kept = kept.slice(0, -1);
  return cleanName(kept.join("").trimEnd() + ending);
}

function tidy(raw: string): string {
  const name = raw
    .toWellFormed()
    .normalize("NFC")
    .replace(UNSEEN, "")
    .replace(FORBIDDEN, "_")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[. ]+$/, "");
  return DEVICES.test(name) ? `_${name}` : name;
}

const bytes = (text: string): number => new TextEncoder().encode(text).length;

/** "Иск.docx" → "Иск" and ".docx"; an ending is short, or it is none. */
export function parted(name: string): { stem: string; ending: string } {
  const ending = /(?<=.)\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? "";
  return { stem: name.slice(0, name.length - ending.length), ending };
}

/** How names are compared. */
export const nameKey = (name: string): string => name.normalize("NFC").toLowerCase();

/** The first of "Иск.docx", "Иск (2).docx" … that is not taken. */
export function freeName(name: string, isTaken: (key: string) => boolean): string {
  if (!isTaken(nameKey(name))) return name;
  const { stem, ending } = parted(name);
  const bare = stem.replace(/ \(\d{1,4}\)$/, "");
  for (let n = 2; ; n += 1) {
    const next = fittingWith(bare, ` (${n})${ending}`);
    if (!isTaken(nameKey(next))) return next;
  }
}

function fittingWith(stem: string, tail: string): string {
  let kept = [...stem];
  while (bytes(kept.join("") + tail) > MAX_NAME_BYTES) kept = kept.slice(0, -1);
  return kept.join("") + tail;
}

/** Files that office programs and computers make for themselves. */
export const isServiceName = (name: string): boolean =>
  /^(\._.*|\.DS_Store|\.Spotlight-V100|\.Trashes|\.TemporaryItems|Thumbs\.db|desktop\.ini|~\$.*|~WR[A-Z]\d*\.tmp|\.~lock\..*#|~.*\.tmp|[0-9A-F]{8}\.tmp)$/i.test(
    name,
  );
