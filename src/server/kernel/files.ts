import { createHash, randomUUID } from "node:crypto";
import { closeSync, createReadStream, fsyncSync, openSync, writeFileSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { Disk } from "flydrive";
import { FSDriver } from "flydrive/drivers/fs";
import type { Config } from "./config.ts";
import { HouseError, invalid } from "./errors.ts";

/** Blobs by key. Names, owners and rights live in the database; a key says nothing. */
export interface Files {
  /** Returns the new key. */
  put(content: Uint8Array): Promise<string>;
  get(key: string): Promise<Uint8Array>;
  /** Keeps a stream as it comes, however long; one that breaks, or is longer than allowed (Invalid), leaves no file. */
  putStream(content: AsyncIterable<Uint8Array>, maxSize?: number): Promise<KeptFile>;
  /** From the byte `from` on. */
  open(key: string, from?: number): Promise<Readable>;
  /** So many bytes from `from` on, by pieces that reuse their memory: a piece is good until the next but one is asked. */
  pieces(key: string, from: number, size: number): AsyncIterable<Uint8Array>;
  remove(key: string): Promise<void>;
  /** Takes over a file of this machine, which is moved where that is possible; returns its new key. */
  adopt(path: string): Promise<string>;
  /** Where parts of files wait until they are whole: beside the files, so that taking them over copies nothing. */
  partsFolder: string;
  /** Where the files lie if they lie in a folder: threads that make many small ones put them there by themselves. */
  folder: string | null;
}

/** For a thread without `Files`: into the folder, and not before the disk itself has it. Returns the new key. */
export function keepInFolder(folder: string, content: Uint8Array): string {
  const key = randomUUID();
  const file = openSync(join(folder, key), "wx");
  try {
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return key;
}

export interface KeptFile {
  key: string;
  size: number;
  sha256: string;
  /** The first bytes, by which its type is told (file-type.ts). */
  head: Uint8Array;
}

const HEAD_BYTES = 64;

/** A folder in DATA_DIR, or an S3 bucket by FILES_URL; the S3 client is loaded only when it is asked for. */
export async function openFiles(config: Pick<Config, "FILES_URL" | "DATA_DIR">): Promise<Files> {
  const disk = new Disk(await driverFor(config));
  const folder = folderOf(config);
  return {
    async put(content) {
      const key = randomUUID();
      await disk.put(key, content);
      return key;
    },
    get: (key) => disk.getBytes(key),
    putStream: (content, maxSize = Infinity) => keepStream(disk, content, maxSize),
    open: (key, from = 0) => opened(disk, folder, key, from),
    pieces: (key, from, size) =>
      folder === null ? limited(opened(disk, null, key, from), size) : piecesOf(join(folder, key), from, size),
    remove: (key) => disk.delete(key),
    adopt: (path) => adopt(disk, folder, path),
    partsFolder: folder === null ? resolve(config.DATA_DIR, "parts") : join(folder, ".parts"),
    folder,
  };
}

async function opened(disk: Disk, folder: string | null, key: string, from: number): Promise<Readable> {
  // A large file is read in large pieces, and from where it is asked.
  if (folder !== null) return createReadStream(join(folder, key), { start: from, highWaterMark: 256 * 1024 });
  const stream = await disk.getStream(key);
  return from === 0 ? stream : Readable.from(skip(stream, from));
}

async function adopt(disk: Disk, folder: string | null, path: string): Promise<string> {
  const key = randomUUID();
  if (folder !== null) {
    await rename(path, join(folder, key));
    return key;
  }
  try {
    await disk.putStream(key, createReadStream(path, { highWaterMark: 256 * 1024 }));
  } catch (error) {
    await disk.delete(key);
    throw error;
  }
  await rm(path, { force: true });
  return key;
}

async function keepStream(disk: Disk, content: AsyncIterable<Uint8Array>, maxSize: number): Promise<KeptFile> {
  const kept = { key: randomUUID(), size: 0, head: Buffer.alloc(0) };
  const hash = createHash("sha256");
  async function* counted() {
    for await (const chunk of content) {
      kept.size += chunk.length;
      if (kept.size > maxSize) throw invalid({ body: "too-long" });
      hash.update(chunk);
      if (kept.head.length < HEAD_BYTES) kept.head = Buffer.concat([kept.head, chunk]).subarray(0, HEAD_BYTES);
      yield chunk;
    }
  }
  try {
    await disk.putStream(kept.key, Readable.from(counted(), { objectMode: false }));
  } catch (error) {
    await disk.delete(kept.key);
    // The disk wraps what the stream itself said.
    throw error instanceof Error && error.cause instanceof HouseError ? error.cause : error;
  }
  return { ...kept, sha256: hash.digest("hex") };
}

const PIECE = 512 * 1024;

/** Two pieces in turns: new memory for each would wake the collector for every few tens of megabytes. */
async function* piecesOf(path: string, from: number, size: number) {
  const file = await open(path, "r");
  try {
    let mine = Buffer.allocUnsafeSlow(Math.min(PIECE, size));
    let other = Buffer.allocUnsafeSlow(Math.min(PIECE, size));
    for (let at = 0; at < size; [mine, other] = [other, mine]) {
      const { bytesRead } = await file.read(mine, 0, Math.min(PIECE, size - at), from + at);
      if (bytesRead === 0) return;
      at += bytesRead;
      yield mine.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

async function* limited(opened: Promise<Readable>, size: number) {
  let left = size;
  for await (const chunk of await opened) {
    yield chunk.subarray(0, left);
    left -= chunk.length;
    if (left <= 0) return;
  }
}

async function* skip(stream: AsyncIterable<Uint8Array>, count: number) {
  let left = count;
  for await (const chunk of stream) {
    if (left < chunk.length) yield chunk.subarray(left);
    left = Math.max(0, left - chunk.length);
  }
}

async function driverFor(config: Pick<Config, "FILES_URL" | "DATA_DIR">) {
  const folder = folderOf(config);
  return folder === null
    ? s3Driver(new URL(config.FILES_URL ?? ""))
    : new FSDriver({ location: folder, visibility: "private" });
}

function folderOf(config: Pick<Config, "FILES_URL" | "DATA_DIR">): string | null {
  if (!config.FILES_URL) return resolve(config.DATA_DIR, "files");
  const url = new URL(config.FILES_URL);
  return url.protocol === "s3:" ? null : fileURLToPath(url);
}

async function s3Driver(url: URL) {
  const { S3Driver } = await import("flydrive/drivers/s3").catch((error: unknown) => {
    throw new Error("FILES_URL asks for S3: npm install @aws-sdk/client-s3 @aws-sdk/s3-request-presigner first", {
      cause: error,
    });
  });
  return new S3Driver({
    credentials: { accessKeyId: decodeURIComponent(url.username), secretAccessKey: decodeURIComponent(url.password) },
    endpoint: `https://${url.host}`,
    region: url.searchParams.get("region") ?? "us-east-1",
    bucket: url.pathname.slice(1),
    forcePathStyle: true,
    visibility: "private",
    supportsACL: false,
  });
}
