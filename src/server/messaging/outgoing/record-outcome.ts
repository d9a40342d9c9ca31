import type { Ctx } from "../../kernel/ctx.ts";
import { HouseError } from "../../kernel/errors.ts";
import { enqueue } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import type { SendOutcome } from "../adapters/port.ts";
import { noteFailure } from "../connections/note-health.ts";
import { sendMessageJob } from "../job-names.ts";
import { retryPauseMs } from "../rules.ts";
import { classOfCode, connectionById, type MessageToSend } from "../store.ts";
import { applyNews } from "./apply-news.ts";
import { becomeUnknown } from "./become-unknown.ts";

const TRIES = 3;
const LONGEST_PAUSE_MS = 3_600_000;

// no event: applyNews and becomeUnknown tell theirs, and a message put back is still queued
/** Writes down what the call came to. A callback may have been quicker: its news stays. */
export async function recordOutcome(ctx: Ctx, message: MessageToSend, outcome: SendOutcome): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await inTx(ctx, (ctx) => record(ctx, message, outcome));
    } catch (error) {
      // The callback came between our reading and our writing: merge again from what it left.
      const isRace = error instanceof HouseError && error.reason === "message-moved";
      if (!isRace || tries >= TRIES) throw error;
    }
  }
}

async function record(ctx: Ctx, message: MessageToSend, outcome: SendOutcome): Promise<void> {
  if (outcome.kind === "accepted") {
    await applyNews(ctx, message.id, { news: outcome.state, at: ctx.now, externalId: outcome.externalId });
    await keepPrice(ctx, message, outcome);
  } else if (outcome.kind === "unknown") {
    await becomeUnknown(ctx, { ...message, reason: outcome.reason });
  } else {
    await reject(ctx, message, outcome);
  }
}

/** What it cost, where the partner tells. */
async function keepPrice(
  ctx: Ctx,
  message: MessageToSend,
  { costKopecks, parts }: Extract<SendOutcome, { kind: "accepted" }>,
): Promise<void> {
  if (costKopecks === undefined && parts === undefined) return;
  const price = { ...(costKopecks === undefined ? {} : { costKopecks }), ...(parts === undefined ? {} : { parts }) };
  await ctx.db
    .updateTable("messages")
    .set({ payload: JSON.stringify({ ...message.payload, ...price }) })
    .where("id", "=", message.id)
    .execute();
}

async function reject(
  ctx: Ctx,
  message: MessageToSend,
  outcome: Extract<SendOutcome, { kind: "rejected" }>,
): Promise<void> {
  const connection = await connectionById(ctx, message.connection_id);
  const errorClass = outcome.class ?? (await classOfCode(ctx, connection.kind, outcome.code)) ?? "content";
  const usual = errorClass === "retryable" ? retryPauseMs(message.attempts, message.id) : null;
  // The partner knows best when to come again, within reason.
  const pause = usual === null ? null : Math.max(usual, Math.min(outcome.retryAfterMs ?? 0, LONGEST_PAUSE_MS));
  if (pause !== null) {
    await putBack(ctx, message, outcome, pause);
  } else {
    await applyNews(ctx, message.id, {
      news: "failed",
      at: ctx.now,
      errorCode: outcome.code,
      errorText: outcome.text,
      errorClass,
    });
  }
  if (errorClass === "retryable" || errorClass === "configuration") await noteFailure(ctx, connection, outcome);
}

/** It was certainly not created, so the same row goes again, later each time. */
async function putBack(
  ctx: Ctx,
  message: MessageToSend,
  outcome: { code: string; text: string },
  pauseMs: number,
): Promise<void> {
  const later = new Date(ctx.now.getTime() + pauseMs);
  const back = await ctx.db
    .updateTable("messages")
    .set({ state: "queued", not_before: later, error_code: outcome.code, error_text: outcome.text })
    .where("id", "=", message.id)
    .where("state", "=", "sending")
    .executeTakeFirst();
  if (back.numUpdatedRows === 1n) enqueue(ctx, sendMessageJob, { messageId: message.id }, later);
}
