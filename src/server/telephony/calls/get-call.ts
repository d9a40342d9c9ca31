import type { AnswerOf } from "../../../api/endpoint.ts";
import type { getCall as endpoint } from "../../../api/telephony.ts";
import { recordRead } from "../../audit/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { recordingsOfCall } from "../recordings/read-recording.ts";
import { readCall } from "./present-call.ts";

type Answer = AnswerOf<typeof endpoint>;

/** One call with all that is known of it. */
export async function getCall(ctx: Ctx, id: number): Promise<Answer> {
  const call = await readCall(ctx, id);
  const search = await ctx.db
    .selectFrom("recording_searches")
    .select(["next_at", "error", "state"])
    .where("call_id", "=", id)
    .executeTakeFirst();
  if (call.client) await recordRead(ctx, { clientId: call.client.id, what: "call", quietMinutes: 60 });
  return {
    ...call,
    legs: await legsOf(ctx, id),
    events: await factsOf(ctx, id),
    recordings: await recordingsOfCall(ctx, id),
    recordingNextAt: search?.state === "waiting" ? (search.next_at ?? null) : null,
    recordingError: search?.error ?? null,
  };
}

async function legsOf(ctx: Ctx, callId: number): Promise<Answer["legs"]> {
  const rows = await ctx.db
    .selectFrom("call_legs as l")
    .leftJoin("users as u", "u.id", "l.user_id")
    .select(["l.extension", "l.rang_at", "l.answered_at", "l.seconds", "u.id", "u.name"])
    .where("l.call_id", "=", callId)
    .orderBy("l.rang_at")
    .orderBy("l.extension")
    .execute();
  return rows.map((row) => ({
    extension: row.extension,
    user: row.id !== null && row.name !== null ? { id: row.id, name: row.name } : null,
    rangAt: row.rang_at,
    answeredAt: row.answered_at,
    seconds: row.seconds,
  }));
}

async function factsOf(ctx: Ctx, callId: number): Promise<Answer["events"]> {
  const rows = await ctx.db
    .selectFrom("call_facts")
    .select(["id", "event", "received_at", "fact"])
    .where("call_id", "=", callId)
    .orderBy("received_at")
    .orderBy("id")
    .execute();
  return rows.map(({ id, event, received_at: at, fact }) => ({ id, event, at, extension: fact.extension }));
}
