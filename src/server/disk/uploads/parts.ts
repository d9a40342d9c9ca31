import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, rm, stat, truncate } from "node:fs/promises";
import { join } from "node:path";
import type { App } from "../../kernel/ctx.ts";
import { conflict } from "../../kernel/errors.ts";

/** Parts of coming files as files of this machine. Processes that serve browsers share DATA_DIR, so any may go on. */
const pathOf = (app: App, id: string): string => join(app.files.partsFolder, id);
export { pathOf as partPath };

export async function makePart(app: App, id: string): Promise<void> {
  await mkdir(app.files.partsFolder, { recursive: true });
  await (await open(pathOf(app, id), "wx")).close();
}

/** How much is there; null where the part is gone. */
export const partSize = async (app: App, id: string): Promise<number | null> =>
  (await stat(pathOf(app, id)).catch(() => null))?.size ?? null;

export async function dropPart(app: App, id: string): Promise<void> {
  running.get(app)?.delete(id);
  await rm(pathOf(app, id), { force: true });
}

export const cutPart = (app: App, id: string, size: number): Promise<void> => truncate(pathOf(app, id), size);

/** The checksum grows with the bytes, so that a whole file need not be read again; after a restart it must. */
interface Running {
  hash: Hash;
  size: number;
}
const running = new WeakMap<App, Map<string, Running>>();

/** The checksum so far if it is known up to exactly there. */
export function takeHash(app: App, id: string, size: number): Hash | null {
  if (size === 0) return createHash("sha256");
  const known = running.get(app)?.get(id);
  running.get(app)?.delete(id);
  return known?.size === size ? known.hash : null;
}

export function keepHash(app: App, id: string, hash: Hash, size: number): void {
  const known = running.get(app) ?? new Map<string, Running>();
  running.set(app, known.set(id, { hash, size }));
}

export async function hashOfPart(app: App, id: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(pathOf(app, id), { highWaterMark: 256 * 1024 })) hash.update(chunk);
  return hash.digest("hex");
}

export async function headOfPart(app: App, id: string): Promise<Uint8Array> {
  const file = await open(pathOf(app, id), "r");
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(64), 0, 64, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

const busy = new WeakMap<App, Set<string>>();

/** A line broken in the middle and the browser's second try of the same part may meet: the second is told to wait. */
export async function alone<T>(app: App, id: string, work: () => Promise<T>): Promise<T> {
  const inWork = busy.get(app) ?? new Set<string>();
  busy.set(app, inWork);
  if (inWork.has(id)) throw conflict("upload-busy");
  inWork.add(id);
  try {
    return await work();
  } finally {
    inWork.delete(id);
  }
}

export const isBusy = (app: App, id: string): boolean => busy.get(app)?.has(id) ?? false;
