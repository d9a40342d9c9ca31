import type { Hash } from "node:crypto";
import { open, type FileHandle } from "node:fs/promises";

/** Written at once: fewer calls of the system for a stream that comes by 64 KB. */
const BATCH = 1024 * 1024;

/**
 * Appends a stream to a file. Each piece is let go the moment it is written: left to the collector, gigabytes of pieces
 * would make it walk the whole program's memory for every few tens of megabytes, which costs more than all the rest.
 */
export async function appendTo(path: string, content: AsyncIterable<Uint8Array>, hash: Hash | null): Promise<void> {
  const file = await open(path, "a");
  let batch: Uint8Array[] = [];
  let size = 0;
  let writing: Promise<void> = Promise.resolve();
  const flush = () => {
    const pieces = batch;
    batch = [];
    size = 0;
    return writePieces(file, pieces);
  };
  try {
    for await (const piece of content) {
      hash?.update(piece);
      batch.push(piece);
      if ((size += piece.length) < BATCH) continue;
      // One batch goes to the disk while the next comes.
      await writing;
      writing = flush();
      // Whoever waits for it next hears of its fault; until then it must not count as unheard.
      writing.catch(() => {});
    }
  } finally {
    // What a broken line brought is kept as well.
    try {
      await writing;
      await flush();
    } finally {
      await file.close();
    }
  }
}

async function writePieces(file: FileHandle, pieces: readonly Uint8Array[]): Promise<void> {
  if (pieces.length === 0) return;
  const wanted = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const { bytesWritten } = await file.writev(pieces);
  // The system may take less than it was given, most often on the way to a full disk: the rest tells why.
  if (bytesWritten < wanted) await file.appendFile(Buffer.concat(pieces).subarray(bytesWritten));
  for (const { buffer, byteLength } of pieces)
    if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}
