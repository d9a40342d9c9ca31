import { createHash } from "node:crypto";
import type { App } from "../../kernel/ctx.ts";
import type { LetterReader } from "../parsing/parse-letter.ts";
import type { ParsedLetter, SmallLetter } from "../parsing/parsed-letter.ts";
import type { Fetched, Listed } from "./found-letter.ts";

export interface Keeping {
  app: App;
  reader: LetterReader;
  /** Names of our own mail server, whose verdicts are believed. */
  hosts: string[];
}

/** A letter as it came, with its bytes. */
export interface Came extends Listed {
  source: Buffer;
}

type Kept = Pick<Fetched, "raw" | "letter" | "files">;

/** Small letters read through, each with files of its own. */
export async function keepRaws({ app, reader, hosts }: Keeping, raws: readonly Buffer[]): Promise<Kept[]> {
  if (raws.length === 0) return [];
  const read = await reader.parseSmall(raws, hosts, app.files.folder);
  return Promise.all(
    raws.map(async (raw, i) => {
      const small = read[i] ?? null;
      if (!small?.letter) tellUnreadable(app);
      const sha256 = small?.sha256 ?? createHash("sha256").update(raw).digest("hex");
      return {
        raw: { key: small?.key ?? (await app.files.put(raw)), size: raw.length, sha256, from: null },
        letter: small?.letter ?? unreadable,
        files: small?.letter ? await keepContents(app, small.letter, small.contents) : [],
      };
    }),
  );
}

export async function keepLetters(keeping: Keeping, came: readonly Came[]): Promise<Fetched[]> {
  const kept = await keepRaws(
    keeping,
    came.map((one) => one.source),
  );
  return came.flatMap(({ source: _source, ...listed }, i) => {
    const own = kept[i];
    return own ? [{ ...listed, ...own, isTooLarge: false }] : [];
  });
}

/** Letters of the past go into a pack, to be read through later; those of an unusual kind are read at once. */
export async function packLetters(keeping: Keeping, came: readonly Came[]): Promise<Fetched[]> {
  if (came.length === 0) return [];
  const { app, reader, hosts } = keeping;
  const sources = came.map((one) => one.source);
  const glanced = await reader.glance(sources, hosts, app.files.folder).catch(() => null);
  // One of them held the reader up: read one by one, only that one is given up.
  if (!glanced) return keepLetters(keeping, came);
  const { letters, pack } = glanced;
  const key = typeof pack === "string" || pack === null ? pack : await app.files.put(pack);
  const others = await keepLetters(
    keeping,
    came.filter((_one, i) => !letters[i]),
  );
  const found = new Map(others.map((one) => [one.uid, one]));
  return came.flatMap(({ source, ...listed }, i) => {
    const own = letters[i];
    if (!own || key === null) return found.get(listed.uid) ?? [];
    const raw = { key, size: source.length, sha256: own.sha256, from: own.from };
    return [{ ...listed, raw, letter: own.letter, files: [], isTooLarge: false }];
  });
}

async function keepContents(
  app: App,
  letter: ParsedLetter,
  contents: SmallLetter["contents"],
): Promise<Fetched["files"]> {
  const files: Fetched["files"] = [];
  for (const { n, size, type, kept } of contents) {
    const file = letter.files.find((one) => one.n === n);
    if (!file) continue;
    const key = typeof kept === "string" ? kept : await app.files.put(kept);
    const { name, contentId, isInline } = file;
    files.push({ n, name, type, size, file_key: key, content_id: contentId, is_inline: isInline });
  }
  return files;
}

export const tellUnreadable = (app: App, reason = "unreadable"): void =>
  app.log.warn({ reason }, "a letter could not be read; its raw form is kept");

/** What stands for a letter that is kept and could not be read. */
export const unreadable: ParsedLetter = {
  messageId: null,
  inReplyTo: null,
  references: [],
  subject: "",
  from: { name: "", address: "" },
  recipients: { to: [], cc: [], bcc: [], replyTo: [] },
  text: "",
  quoteFrom: null,
  html: null,
  hasRemote: false,
  isAutomatic: false,
  bounce: null,
  checks: null,
  files: [],
};
