import type { BodyOf } from "../../../api/endpoint.ts";
import type { placeCall as endpoint } from "../../../api/telephony.ts";
import { clientBrief, normalPhone, phoneOwner } from "../../clients/index.ts";
import { newCtx, type Ctx } from "../../kernel/ctx.ts";
import { invalid, notFound } from "../../kernel/errors.ts";
import { emit, enqueue } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { latestOpenMatter } from "../../matters/index.ts";
import { askLine, failureOf } from "../connections/note-health.ts";
import type { CallAnswer } from "../adapters/port.ts";
import { lookUpCallJob, placeCallJob } from "../job-names.ts";
import { checkMatter } from "../log-call.ts";
import { connectionById, openLine, ownPhone } from "../store.ts";

type Asked = BodyOf<typeof endpoint>;

/** When nothing is heard of a call for so long, the partner's list is asked. */
export const SILENCE_MS = 3 * 60_000;

/** Click to call. The same key is the same call, however often the button is pressed. */
export const requestCall = (ctx: Ctx, asked: Asked): Promise<number> =>
  inTx(ctx, async (ctx) => {
    const onceKey = `user:${ctx.actor.id}:${asked.key}`;
    const { connection, extension } = await ownPhone(ctx);
    const phone = await phoneAsked(ctx, asked);
    const clientId = await phoneOwner(ctx, phone);
    if (asked.matterId !== undefined) await checkMatter(ctx, clientId ?? 0, asked.matterId);
    const matterId = asked.matterId ?? (clientId === null ? null : await latestOpenMatter(ctx, clientId));
    const row = await ctx.db
      .insertInto("calls")
      .values({
        client_id: clientId,
        matter_id: matterId,
        user_id: ctx.actor.id,
        direction: "out",
        state: "requested",
        number: phone,
        extension,
        connection_id: connection.id,
        once_key: onceKey,
        requested_at: ctx.now,
        look_up_at: new Date(ctx.now.getTime() + SILENCE_MS),
        at: ctx.now,
      })
      .onConflict((oc) => oc.column("once_key").doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!row) {
      const first = await ctx.db
        .selectFrom("calls")
        .select("id")
        .where("once_key", "=", onceKey)
        .executeTakeFirstOrThrow();
      return first.id; // no event: the button was pressed twice
    }
    const about = { clientId, matterId, subjectId: row.id };
    await emit(ctx, "call.requested", about, { callId: row.id, userId: ctx.actor.id });
    enqueue(ctx, placeCallJob, { callId: row.id });
    enqueue(ctx, lookUpCallJob, { callId: row.id }, new Date(ctx.now.getTime() + SILENCE_MS));
    return row.id;
  });

async function phoneAsked(ctx: Ctx, { clientId, phoneId, number }: Asked): Promise<string> {
  if (number !== undefined) {
    const phone = normalPhone(number);
    if (!phone) throw invalid({ number: "phone" });
    return phone;
  }
  const phone =
    clientId === undefined
      ? (
          await ctx.db
            .selectFrom("client_phones")
            .select("phone")
            .where("id", "=", phoneId ?? 0)
            .executeTakeFirst()
        )?.phone
      : (await clientBrief(ctx, clientId)).primaryPhone;
  if (!phone) throw notFound("phone");
  return phone;
}

/** Claim → call → record. A claim left by a crash is never taken again: it may have rung. */
export async function placeCall(ctx: Ctx, callId: number): Promise<void> {
  const claimed = await ctx.db
    .updateTable("calls")
    .set({ asked_at: ctx.now })
    .where("id", "=", callId)
    .where("state", "=", "requested")
    .where("asked_at", "is", null)
    .returning(["connection_id", "extension", "number"])
    .executeTakeFirst();
  if (!claimed || claimed.connection_id === null) return;
  const connection = await connectionById(ctx, claimed.connection_id);
  const { extension, number } = { extension: claimed.extension ?? "", number: claimed.number ?? "" };
  const answer = await askLine(ctx, connection, async () => {
    const line = await openLine(ctx, connection);
    return line.call({ extension, number });
  }).catch((error: unknown): CallAnswer => {
    const failure = failureOf(error);
    if (!failure) throw error;
    return { kind: "rejected", ...failure };
  });
  await recordAnswer(newCtx(ctx.app, ctx.actor, { cause: ctx.cause, log: ctx.log }), callId, answer);
}

/** The events of the call may have come before the answer to our asking: then they know better. */
export const recordAnswer = (ctx: Ctx, callId: number, answer: CallAnswer): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const row = await ctx.db
      .updateTable("calls")
      .set(
        answer.kind === "accepted"
          ? { state: "dialing" }
          : answer.kind === "unknown"
            ? { state: "unknown", reason: answer.reason }
            : { state: "ended", outcome: "failed", reason: answer.code, ended_at: ctx.now, look_up_at: null },
      )
      .where("id", "=", callId)
      .where("state", "=", "requested")
      .returning(["client_id", "matter_id", "user_id"])
      .executeTakeFirst();
    if (!row) return; // no event: the line has told of it already
    const about = { clientId: row.client_id, matterId: row.matter_id, subjectId: callId };
    if (answer.kind === "rejected")
      await emit(ctx, "call.ended", about, {
        callId,
        direction: "out",
        outcome: "failed",
        seconds: 0,
        userId: row.user_id,
      });
    else await emit(ctx, "call.ringing", about, { callId, userId: row.user_id });
  });
