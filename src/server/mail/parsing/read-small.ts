import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { typeOfBytes } from "../../kernel/file-type.ts";
import { keepInFolder } from "../../kernel/files.ts";
import { readableHead } from "./headers.ts";
import { leanLetter } from "./lean-letter.ts";
import { fileOf, letterOf } from "./letter-of.ts";
import { openParser, type Keep } from "./open-parser.ts";
import type { ParsedLetter, SmallLetter, ToWorker } from "./parsed-letter.ts";

/** The parser passes a letter on in many small steps with pauses between them: several go side by side. */
const SIDE_BY_SIDE = 16;

export interface Read {
  letter: ParsedLetter;
  contents: { n: number; data: Uint8Array }[];
}

/** Small letters whole; one that cannot be read spoils no other. Where files lie in a folder they are put there. */
export async function readSmall({ bytes, sizes, hosts, folder }: ToWorker & { kind: "small" }): Promise<SmallLetter[]> {
  if (folder !== null) mkdirSync(folder, { recursive: true });
  let at = 0;
  const raws = sizes.map((size) => Buffer.from(bytes.buffer, bytes.byteOffset + (at += size) - size, size));
  const letters: SmallLetter[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let i = next++; i < raws.length; i = next++) {
      const raw = raws[i] ?? Buffer.alloc(0);
      const read = readLean(raw, hosts) ?? (await readWhole(raw, hosts).catch(() => null));
      letters[i] = kept(raw, read, folder);
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, lane));
  return letters;
}

function kept(raw: Buffer, read: Read | null, folder: string | null): SmallLetter {
  return {
    letter: read?.letter ?? null,
    sha256: createHash("sha256").update(raw).digest("hex"),
    key: folder === null ? null : keepInFolder(folder, raw),
    contents: (read?.contents ?? []).map(({ n, data }) => ({
      n,
      size: data.length,
      type: typeOfBytes(data),
      kept: folder === null ? new Uint8Array(data) : keepInFolder(folder, data),
    })),
  };
}

export function readLean(raw: Buffer, hosts: string[]): Read | null {
  try {
    const lean = leanLetter(raw);
    if (!lean) return null;
    const files = lean.files.map((file, i) => fileOf(file, i + 1));
    const found = { ...lean, lines: lean.head.lines, files, status: "", original: "" };
    return { letter: letterOf(found, hosts), contents: lean.files.map(({ data }, i) => ({ n: i + 1, data })) };
  } catch {
    return null; // whatever it stumbled over is the whole parser's
  }
}

export function readWhole(raw: Buffer, hosts: string[]): Promise<Read> {
  const contents: Read["contents"] = [];
  return new Promise((resolve, reject) => {
    const keep: Keep = async (n, content) => {
      const chunks: Buffer[] = [];
      for await (const chunk of content) chunks.push(chunk);
      contents.push({ n, data: Buffer.concat(chunks) });
    };
    const parser = openParser({ hosts, keep, parsed: (letter) => resolve({ letter, contents }), failed: reject });
    parser.end(readableHead(raw));
  });
}
