import { sql } from "kysely";
import type { z } from "zod";
import type { Call } from "../../../api/telephony.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import type { CallRow } from "../store.ts";

export type CallReply = z.input<typeof Call>;

/** A recording's state as people see it; null when the call was not recorded. */
const recording = sql<CallReply["recording"]>`(select case
    when s.state = 'kept' and not exists (select from recordings r where r.call_id = k.id and r.removed_at is null) then 'removed'
    else s.state end from recording_searches s where s.call_id = k.id)`;

/** Calls with the names around them. */
export const callLines = (ctx: Ctx) =>
  ctx.db
    .selectFrom("calls as k")
    .leftJoin("clients as c", "c.id", "k.client_id")
    .leftJoin("users as u", "u.id", "k.user_id")
    .selectAll("k")
    .select(["c.name as client_name", "u.name as user_name", recording.as("recording")]);

export type CallLine = CallRow & {
  client_name: string | null;
  user_name: string | null;
  recording: CallReply["recording"];
};

export const toCall = (row: CallLine): CallReply => ({
  id: row.id,
  direction: row.direction,
  state: row.state,
  outcome: row.state === "ended" ? row.outcome : null,
  reason: row.reason,
  number: row.number,
  isHidden: row.is_hidden,
  lineNumber: row.line_number,
  client: named(row.client_id, row.client_name),
  matterId: row.matter_id,
  user: named(row.user_id, row.user_name),
  at: row.at,
  answeredAt: row.answered_at,
  endedAt: row.ended_at,
  waitingSeconds: row.waiting_seconds,
  talkSeconds: row.seconds,
  isLostBusy: row.is_lost_busy,
  connectionId: row.connection_id,
  result: row.result,
  note: row.note,
  isUnfinished: isUnfinished(row),
  recording: row.recording,
});

const isUnfinished = (row: CallRow): boolean =>
  row.connection_id !== null && row.state === "ended" && row.outcome === "talked" && row.result === null;

export async function readCall(ctx: Ctx, id: number): Promise<CallReply> {
  const row = await callLines(ctx).where("k.id", "=", id).executeTakeFirst();
  if (!row) throw notFound("call");
  return toCall(row);
}

const named = (id: number | null, name: string | null) => (id === null || name === null ? null : { id, name });
