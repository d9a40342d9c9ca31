import type { z } from "zod";
import type { Recording } from "../../../api/telephony.ts";
import { recordRead } from "../../audit/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import type { ServedFile } from "../../kernel/serve-file.ts";

type Reply = z.input<typeof Recording>;
const LISTENING_MS = 3_600_000;

/** The sound for a player. One listening is one line of the audit, however many parts the player asks for. */
export async function openRecording(ctx: Ctx, id: number, play: string | undefined): Promise<ServedFile> {
  const row = await ctx.db
    .selectFrom("recordings as r")
    .innerJoin("calls as c", "c.id", "r.call_id")
    .select(["r.id", "r.file_key", "r.type", "r.size", "c.client_id", "c.at"])
    .where("r.id", "=", id)
    .where("r.removed_at", "is", null)
    .executeTakeFirst();
  if (!row || row.file_key === null) throw notFound("recording");
  await noteListening(ctx, row.id, row.client_id, play);
  const extension = row.type === "audio/mpeg" ? "mp3" : (row.type.split("/")[1] ?? "bin");
  const name = `call-${row.at.toISOString().slice(0, 16).replace(/[T:]/g, "-")}.${extension}`;
  return { key: row.file_key, name, type: row.type, size: row.size };
}

/** What a player asks for within an hour is one listening; its key, used again later, begins another. */
async function noteListening(ctx: Ctx, id: number, clientId: number | null, play: string | undefined): Promise<void> {
  if (ctx.actor.kind !== "employee" || ctx.actor.id === null) return;
  const key = play ?? `hour ${ctx.now.toISOString().slice(0, 13)}`;
  const first = await ctx.db
    .insertInto("recording_plays")
    .values({ recording_id: id, user_id: ctx.actor.id, play_key: key, at: ctx.now })
    .onConflict((oc) =>
      oc
        .columns(["recording_id", "user_id", "play_key"])
        .doUpdateSet({ at: ctx.now })
        .where("recording_plays.at", "<", new Date(ctx.now.getTime() - LISTENING_MS)),
    )
    .returning("recording_id")
    .executeTakeFirst();
  if (first && clientId !== null) await recordRead(ctx, { clientId, what: "recording" });
}

/** The drawn wave; no sound, so no listening is written down. */
export async function readPeaks(ctx: Ctx, id: number): Promise<{ seconds: number | null; peaks: number[] }> {
  const row = await ctx.db
    .selectFrom("recordings")
    .select(["seconds", "peaks"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) throw notFound("recording");
  return row;
}

const columns = [
  "id",
  "call_id",
  "seconds",
  "size",
  "sha256",
  "fetched_at",
  "keep_until",
  "is_held",
  "removed_at",
] as const;

export async function recordingsOfCall(ctx: Ctx, callId: number): Promise<Reply[]> {
  const rows = await ctx.db
    .selectFrom("recordings")
    .select(columns)
    .where("call_id", "=", callId)
    .orderBy("id")
    .execute();
  return rows.map(toRecording);
}

export async function recordingById(ctx: Ctx, id: number): Promise<Reply> {
  const row = await ctx.db.selectFrom("recordings").select(columns).where("id", "=", id).executeTakeFirst();
  if (!row) throw notFound("recording");
  return toRecording(row);
}

interface Row {
  id: number;
  call_id: number;
  seconds: number | null;
  size: number;
  sha256: string;
  fetched_at: Date;
  keep_until: string;
  is_held: boolean;
  removed_at: Date | null;
}

const toRecording = (row: Row): Reply => ({
  id: row.id,
  callId: row.call_id,
  state: row.removed_at === null ? "kept" : "removed",
  seconds: row.seconds,
  size: row.size,
  sha256: row.sha256,
  fetchedAt: row.fetched_at,
  keepUntil: row.keep_until,
  isHeld: row.is_held,
});
