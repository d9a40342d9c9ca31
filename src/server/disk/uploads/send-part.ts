import type { Hash } from "node:crypto";
import type { z } from "zod";
import type { UploadState } from "../../../api/disk-uploads.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { conflict, invalid, notFound } from "../../kernel/errors.ts";
import { appendTo } from "./append-part.ts";
import { finishUpload } from "./finish-upload.ts";
import { alone, cutPart, dropPart, keepHash, partPath, partSize, takeHash } from "./parts.ts";
import { getUpload, uploadOf } from "./start-upload.ts";

/** Writes the bytes after those that are there. What a broken line brought stays; the browser goes on from it. */
export async function sendPart(
  ctx: Ctx,
  id: string,
  from: number,
  content: AsyncIterable<Uint8Array>,
): Promise<z.input<typeof UploadState>> {
  const row = await uploadOf(ctx, id);
  if (row.node_id !== null) return getUpload(ctx, id);
  return alone(ctx.app, id, async () => {
    const offset = await partSize(ctx.app, id);
    if (offset === null) throw notFound("upload");
    if (offset !== from) throw conflict("wrong-offset", { offset });
    const hash = takeHash(ctx.app, id, from);
    const size = await append(ctx, { id, from, most: row.size }, content, hash);
    await ctx.db.updateTable("disk_uploads").set({ touched_at: ctx.now }).where("id", "=", id).execute();
    if (size < row.size) return { id, offset: size, size: row.size, file: null };
    return finishUpload(ctx, id, hash?.digest("hex") ?? null);
  });
}

interface Place {
  id: string;
  from: number;
  most: number;
}

async function append(ctx: Ctx, place: Place, content: AsyncIterable<Uint8Array>, hash: Hash | null): Promise<number> {
  const { id, from, most } = place;
  let size = from;
  async function* counted() {
    for await (const chunk of content) {
      size += chunk.length;
      if (size > most) throw invalid({ body: "too-long" });
      yield chunk;
    }
  }
  try {
    await appendTo(partPath(ctx.app, id), counted(), hash);
  } catch (error) {
    await afterBreak(ctx, place, error);
    throw error;
  }
  if (hash) keepHash(ctx.app, id, hash.copy(), size);
  return size;
}

/** A full disk takes the whole of it away, so that room is left; too much is cut off; else what came stays. */
async function afterBreak(ctx: Ctx, { id, from, most }: Place, error: unknown): Promise<void> {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "ENOSPC" || code === "EDQUOT") {
    await dropPart(ctx.app, id);
    await ctx.db.deleteFrom("disk_uploads").where("id", "=", id).execute();
    return;
  }
  if (((await partSize(ctx.app, id)) ?? 0) > most) await cutPart(ctx.app, id, from);
}
