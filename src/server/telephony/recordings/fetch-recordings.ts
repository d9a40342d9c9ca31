import type { Selectable } from "kysely";
import { newCtx, type Ctx } from "../../kernel/ctx.ts";
import { emit, enqueue } from "../../kernel/events.ts";
import { typeOfBytes } from "../../kernel/file-type.ts";
import { inTx } from "../../kernel/tx.ts";
import { addMonths, dayOf } from "../../kernel/working-time.ts";
import { readFirm } from "../../kernel/settings.ts";
import { LineError, type PhoneLine } from "../adapters/port.ts";
import { askLine, failureOf } from "../connections/note-health.ts";
import { fetchRecordingsJob } from "../job-names.ts";
import { recordingPauses } from "../rules.ts";
import { callById, connectionById, openLine, type CallRow, type PhoneConnection } from "../store.ts";
import type { RecordingSearchesTable } from "../tables.ts";
import { SoundReader } from "./sound-shape.ts";

type Search = Selectable<RecordingSearchesTable>;

/** Whoever took the search has so long; a crash gives it to the next. */
const LEASE_MS = 10 * 60_000;
const MAX_BYTES = 500 * 1024 * 1024;

/** Takes the sounds of a call over into our files: all legs, each once. What is not there yet is looked for later. */
export async function fetchRecordings(ctx: Ctx, callId: number): Promise<void> {
  const search = await claim(ctx, callId);
  if (!search) return;
  const call = await callById(ctx, callId);
  if (call.connection_id === null || call.partner_call_id === null) return;
  const connection = await connectionById(ctx, call.connection_id);
  let reason = "not-there";
  let found = 0;
  try {
    found = await takeAll(ctx, connection, call);
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    reason = failure.code;
  }
  await settle(fresh(ctx), search, found >= search.expected ? null : reason);
}

/** Of two jobs for one search the second finds it taken. */
const claim = (ctx: Ctx, callId: number): Promise<Search | undefined> =>
  ctx.db
    .updateTable("recording_searches")
    .set({ next_at: new Date(ctx.now.getTime() + LEASE_MS) })
    .where("call_id", "=", callId)
    .where("state", "=", "waiting")
    .where("next_at", "<=", ctx.now)
    .returningAll()
    .executeTakeFirst();

/** How many sounds of the call are with us after it. */
async function takeAll(ctx: Ctx, connection: PhoneConnection, call: CallRow): Promise<number> {
  const line = await openLine(ctx, connection);
  const links = await linksOf(ctx, connection, line, call);
  for (const [index, link] of links.entries()) {
    try {
      await take(ctx, connection, call, await line.download(link));
    } catch (error) {
      if (!(error instanceof LineError) || error.code !== "link-expired") throw error;
      // The link grew old on the way: one new one is asked for.
      const renewed = (await line.recordingLinks(call.partner_call_id ?? ""))[index];
      if (!renewed) throw error;
      await take(ctx, connection, call, await line.download(renewed));
    }
  }
  const kept = await ctx.db.selectFrom("recordings").select("id").where("call_id", "=", call.id).execute();
  return kept.length;
}

/** "Not found" is the usual answer to who comes early: no failure of the connection. */
async function linksOf(ctx: Ctx, connection: PhoneConnection, line: PhoneLine, call: CallRow): Promise<string[]> {
  return askLine(ctx, connection, async () => {
    try {
      return await line.recordingLinks(call.partner_call_id ?? "");
    } catch (error) {
      if (error instanceof LineError && error.code === "refused") return [];
      throw error;
    }
  });
}

async function take(
  ctx: Ctx,
  connection: PhoneConnection,
  call: CallRow,
  content: AsyncIterable<Uint8Array>,
): Promise<void> {
  const sound = new SoundReader();
  const file = await ctx.app.files.putStream(heardBy(sound, content), MAX_BYTES);
  const type = typeOfBytes(file.head);
  if (file.size === 0 || !type.startsWith("audio/")) {
    await ctx.app.files.remove(file.key);
    throw new LineError(file.size === 0 ? "empty-file" : "not-a-sound", "the file is no sound", true);
  }
  const { zone } = await readFirm(ctx);
  const { seconds, peaks } = sound.shape();
  const isKept = await inTx(fresh(ctx), async (ctx) => {
    const row = await ctx.db
      .insertInto("recordings")
      .values({
        call_id: call.id,
        file_key: file.key,
        type,
        size: file.size,
        sha256: file.sha256,
        seconds,
        peaks: JSON.stringify(peaks),
        fetched_at: ctx.now,
        keep_until: addMonths(dayOf(call.at, zone), connection.keep_years * 12),
      })
      .onConflict((oc) => oc.columns(["call_id", "sha256"]).doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!row) return false; // no event: the same sound is with us already
    const { client_id: clientId, matter_id: matterId } = await callById(ctx, call.id);
    await emit(
      ctx,
      "call.recorded",
      { clientId, matterId, subjectId: call.id },
      { callId: call.id, recordingId: row.id },
    );
    return true;
  });
  if (!isKept) await ctx.app.files.remove(file.key);
}

async function* heardBy(sound: SoundReader, content: AsyncIterable<Uint8Array>) {
  try {
    for await (const chunk of content) {
      sound.push(chunk);
      yield chunk;
    }
  } catch (error) {
    throw new LineError("broken-off", "the file broke off", true, error);
  }
}

/** All are there; or the next look is planned; or, after the last one, a person must look. */
const settle = (ctx: Ctx, search: Search, reason: string | null): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const attempts = search.attempts + 1;
    const pause = recordingPauses[attempts];
    const isOver = reason !== null && pause === undefined;
    const nextAt = reason === null || pause === undefined ? null : new Date(ctx.now.getTime() + pause * 1000);
    const state = reason === null ? ("kept" as const) : isOver ? ("missing" as const) : ("waiting" as const);
    await ctx.db
      .updateTable("recording_searches")
      .set({ state, attempts, next_at: nextAt, error: reason })
      .where("call_id", "=", search.call_id)
      // More may have been promised meanwhile: then its own look is planned already.
      .where("expected", "=", search.expected)
      .execute();
    if (nextAt) enqueue(ctx, fetchRecordingsJob, { callId: search.call_id }, nextAt);
    if (!isOver || reason === null) return; // no event: each sound told of itself
    const { client_id: clientId, matter_id: matterId } = await callById(ctx, search.call_id);
    const about = { clientId, matterId, subjectId: search.call_id };
    await emit(ctx, "call.recording-missing", about, { callId: search.call_id, reason });
  });

/** A person looks once more. */
export const searchAgain = (ctx: Ctx, callId: number): Promise<void> =>
  // no event: what is found tells of itself
  inTx(ctx, async (ctx) => {
    await callById(ctx, callId);
    const row = await ctx.db
      .updateTable("recording_searches")
      .set({ state: "waiting", attempts: 0, next_at: ctx.now, error: null })
      .where("call_id", "=", callId)
      .where("state", "<>", "kept")
      .returning("call_id")
      .executeTakeFirst();
    if (row) enqueue(ctx, fetchRecordingsJob, { callId });
  });

const fresh = (ctx: Ctx): Ctx => newCtx(ctx.app, ctx.actor, { cause: ctx.cause, log: ctx.log });
