import type { Ctx } from "../../kernel/ctx.ts";
import { emit, enqueue } from "../../kernel/events.ts";
import { alarmFirmFault } from "../connections/note-health.ts";
import { fetchRecordingsJob } from "../job-names.ts";
import { recordingPauses, type CallFact, type CallPicture } from "../rules.ts";
import type { CallRow, PhoneConnection } from "../store.ts";
import { callerOf } from "./caller-of.ts";
import { wereAllBusy } from "./were-all-busy.ts";

export interface Change {
  connection: PhoneConnection;
  /** As it was. */
  call: CallRow;
  partnerCallId: string;
  picture: CallPicture;
  /** What was told now. */
  kind: CallFact["kind"];
}

/** Writes the call as it now looks and tells what is new in it. */
export async function applyPicture(ctx: Ctx, change: Change): Promise<void> {
  const { call, connection, picture } = change;
  const isEnding = picture.state === "ended" && call.state !== "ended";
  const userId = await writeLegs(ctx, change);
  // The client is locked before the call: cards are locked in this order everywhere.
  const caller = await callerOf(ctx, call, picture, { isEnding, userId });
  const isLostBusy = isEnding && picture.outcome === "missed" && (await wereAllBusy(ctx, connection, picture));
  await ctx.db
    .updateTable("calls")
    .set({
      partner_call_id: change.partnerCallId,
      direction: picture.direction,
      state: picture.state,
      outcome: picture.outcome,
      reason: picture.reason,
      number: picture.number ?? call.number,
      is_hidden: caller.isHidden,
      line_number: picture.lineNumber,
      extension: picture.extension ?? call.extension,
      user_id: userId,
      client_id: caller.clientId,
      matter_id: caller.matterId,
      at: picture.at,
      answered_at: picture.answeredAt,
      ended_at: picture.endedAt,
      waiting_seconds: picture.waitingSeconds,
      seconds: picture.talkSeconds,
      is_lost_busy: isLostBusy || call.is_lost_busy,
      look_up_at: null,
    })
    .where("id", "=", call.id)
    .execute();
  await tell(ctx, change, { ...caller, userId });
  if (isEnding && (picture.reason === "no-money" || picture.reason === "limit"))
    await alarmFirmFault(ctx, connection, picture.reason);
  await awaitRecordings(ctx, call.id, picture.recordings);
}

/** Returns whose the call is: who answered, else at whom it rang last, else who asked for it. */
async function writeLegs(ctx: Ctx, { call, connection, picture }: Change): Promise<number | null> {
  if (picture.legs.length === 0) return call.user_id;
  const people = await ctx.db
    .selectFrom("phone_extensions")
    .select(["user_id", "extension"])
    .where("connection_id", "=", connection.id)
    .execute();
  const userOf = (extension: string | null) => people.find((row) => row.extension === extension)?.user_id ?? null;
  await ctx.db
    .insertInto("call_legs")
    .values(
      picture.legs.map((leg) => ({
        call_id: call.id,
        extension: leg.extension,
        user_id: userOf(leg.extension),
        rang_at: leg.rangAt,
        answered_at: leg.answeredAt,
        seconds: leg.seconds,
      })),
    )
    .onConflict((oc) =>
      oc.columns(["call_id", "extension"]).doUpdateSet((eb) => ({
        rang_at: eb.ref("excluded.rang_at"),
        answered_at: eb.ref("excluded.answered_at"),
        seconds: eb.ref("excluded.seconds"),
      })),
    )
    .execute();
  return userOf(picture.extension) ?? call.user_id;
}

interface Whose {
  clientId: number | null;
  matterId: number | null;
  userId: number | null;
}

async function tell(ctx: Ctx, { call, picture, kind }: Change, { clientId, matterId, userId }: Whose): Promise<void> {
  const about = { clientId, matterId, subjectId: call.id };
  const callId = call.id;
  const wasOver = call.state === "ended";
  if (picture.state === "ringing" && !wasOver && (kind === "start" || kind === "ring"))
    await emit(ctx, "call.ringing", about, { callId, userId });
  if (picture.state === "answered" && !wasOver && call.state !== "answered")
    await emit(ctx, "call.answered", about, { callId, userId });
  if (picture.state !== "ended" || wasOver || picture.outcome === null) return;
  const { direction, outcome } = picture;
  await emit(ctx, "call.ended", about, { callId, direction, outcome, seconds: picture.talkSeconds ?? 0, userId });
  if (outcome === "missed") await emit(ctx, "call.missed", about, { callId, userId });
}

/** The partner makes the sound some time after the end. More promised later is looked for again. */
async function awaitRecordings(ctx: Ctx, callId: number, expected: number): Promise<void> {
  if (expected === 0) return;
  const nextAt = new Date(ctx.now.getTime() + recordingPauses[0] * 1000);
  const row = await ctx.db
    .insertInto("recording_searches")
    .values({ call_id: callId, state: "waiting", expected, next_at: nextAt })
    .onConflict((oc) =>
      oc
        .column("call_id")
        .doUpdateSet({ state: "waiting", expected, next_at: nextAt, attempts: 0, error: null })
        .where("recording_searches.expected", "<", expected),
    )
    .returning("call_id")
    .executeTakeFirst();
  if (row) enqueue(ctx, fetchRecordingsJob, { callId }, nextAt);
}
