import { clientBrief, holdsConsent } from "../../clients/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { emit, enqueue } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { capabilitiesOf } from "../connections/open-channel.ts";
import { sendMessageJob } from "../job-names.ts";
import { windowUntil } from "../rules.ts";
import { connectionById, lastWord, messageToSend, type MessageToSend } from "../store.ts";
import { applyNews } from "./apply-news.ts";
import { awaitsReading } from "./mass-sending.ts";
import { earliestFor } from "./earliest-for.ts";

const OFF_PAUSE_MS = 5 * 60_000;
const READING_MS = 30_000;

/** Turns `queued` into `sending`, once; null when it is not to be sent now, or not any more. */
export const claimMessage = (ctx: Ctx, messageId: number): Promise<MessageToSend | null> =>
  inTx(ctx, async (ctx) => {
    const message = await messageToSend(ctx, messageId);
    if (!message || message.state !== "queued" || message.not_before > ctx.now) return null;
    const connection = await connectionById(ctx, message.connection_id);
    if (!connection.is_on) return putOff(ctx, message, new Date(ctx.now.getTime() + OFF_PAUSE_MS));
    const forbids = await forbiddenSince(ctx, message);
    if (forbids) return cancel(ctx, message, forbids);
    const opening = await openingOf(ctx, message);
    if (opening > ctx.now) return putOff(ctx, message, opening);
    if (await awaitsReading(ctx, connection, message))
      return putOff(ctx, message, new Date(ctx.now.getTime() + READING_MS));
    const refusal = refusalOf(message, capabilitiesOf(connection).needsTemplateOutsideHours, ctx.now);
    if (refusal) {
      await applyNews(ctx, message.id, { news: "failed", at: ctx.now, errorCode: refusal });
      return null;
    }
    const claimed = await ctx.db
      .updateTable("messages")
      .set({ state: "sending", sending_at: ctx.now, attempts: message.attempts + 1 })
      .where("id", "=", message.id)
      .where("state", "=", "queued")
      .executeTakeFirst();
    return claimed.numUpdatedRows === 1n
      ? { ...message, state: "sending" as const, sending_at: ctx.now, attempts: message.attempts + 1 }
      : null;
  });

/** A robot's message may wait all night: who took his consent back in the evening gets nothing in the morning. */
async function forbiddenSince(ctx: Ctx, message: MessageToSend): Promise<string | null> {
  const { client_id, channel, category } = message;
  if (message.opted_out_at || (await lastWord(ctx, client_id, "messages", channel)) === false) return "opted-out";
  if ((await lastWord(ctx, client_id, "personal-data", channel)) === false) return "no-consent";
  // A person has seen the mark and may know better; a robot tries in vain.
  if (message.address_failed_at && message.author_kind !== "employee") return "bad-address";
  return category === "MARKETING" && !(await holdsConsent(ctx, client_id, "advertising", channel))
    ? "no-consent"
    : null;
}

/** The rules are asked at the moment of sending: hours may have passed since the message was queued. */
function refusalOf(message: MessageToSend, windowHours: number | null, now: Date): string | null {
  if (message.kind === "template")
    return message.approval === "approved" && message.template_is_on ? null : "template-not-approved";
  return windowHours === null || windowUntil(message.last_inbound_at, now, windowHours) ? null : "window-closed";
}

/** The queue may have stood still, or retries may have lasted until the evening. */
async function openingOf(ctx: Ctx, message: MessageToSend): Promise<Date> {
  if (message.author_kind === "employee" || message.payload?.isReply === true) return ctx.now;
  return earliestFor(ctx, message.author_kind, (await clientBrief(ctx, message.client_id)).zone);
}

async function putOff(ctx: Ctx, message: MessageToSend, later: Date): Promise<null> {
  await ctx.db
    .updateTable("messages")
    .set({ not_before: later })
    .where("id", "=", message.id)
    .where("state", "=", "queued")
    .execute();
  enqueue(ctx, sendMessageJob, { messageId: message.id }, later);
  return null;
}

async function cancel(ctx: Ctx, message: MessageToSend, reason: string): Promise<null> {
  const stopped = await ctx.db
    .updateTable("messages")
    .set({ state: "cancelled", error_code: reason })
    .where("id", "=", message.id)
    .where("state", "=", "queued")
    .executeTakeFirst();
  const about = { clientId: message.client_id, matterId: message.matter_id, subjectId: message.id };
  if (stopped.numUpdatedRows === 1n) await emit(ctx, "message.cancelled", about, { messageId: message.id, reason });
  return null;
}
