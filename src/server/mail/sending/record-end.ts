import type { Ctx } from "../../kernel/ctx.ts";
import { emit, enqueue } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import type { SendEnd } from "../adapters/smtp.ts";
import { sendLetterJob } from "../job-names.ts";
import { retryPauseMs } from "../rules.ts";
import type { LetterToSend } from "./store.ts";

type Refused = Extract<SendEnd, { kind: "refused" }>;

/** Writes down what the call came to, for the letter and for each address. */
export const recordEnd = (ctx: Ctx, letter: LetterToSend, end: SendEnd): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const held = await ctx.db
      .selectFrom("letters")
      .select("state")
      .where("id", "=", letter.id)
      .forUpdate()
      .executeTakeFirst();
    // The mailbox's own look may have found it among the sent meanwhile.
    if (!held || (held.state !== "sending" && held.state !== "unknown")) return;
    if (end.kind === "sent") return sent(ctx, letter, end);
    if (end.kind === "unknown") return unknown(ctx, letter, end.reason);
    // Settings that do not fit are a person's to put right; the letter waits for it.
    const pause = end.class === "retryable" || end.class === "configuration" ? retryPauseMs(letter.attempts) : null;
    return pause === null ? failed(ctx, letter, end) : retry(ctx, letter, end, new Date(ctx.now.getTime() + pause));
  });

const aboutOf = (letter: LetterToSend) => ({
  clientId: letter.client_id,
  matterId: letter.matter_id,
  subjectId: letter.id,
});
const tells = (letter: LetterToSend): boolean => letter.our_id === null;

async function sent(ctx: Ctx, letter: LetterToSend, end: Extract<SendEnd, { kind: "sent" }>): Promise<void> {
  if (end.accepted.length > 0)
    await ctx.db
      .updateTable("letter_recipients")
      .set({ state: "accepted", code: "", text: "" })
      .where("letter_id", "=", letter.id)
      .where("address", "in", end.accepted)
      .execute();
  for (const { address, code, text } of end.refused)
    await ctx.db
      .updateTable("letter_recipients")
      .set({ state: "refused", code, text })
      .where("letter_id", "=", letter.id)
      .where("address", "=", address)
      .execute();
  await ctx.db
    .updateTable("letters")
    .set({
      state: "sent",
      sent_at: ctx.now,
      error_code: end.refused.length > 0 ? "partly-refused" : null,
      error_text: null,
    })
    .where("id", "=", letter.id)
    .execute();
  if (tells(letter)) await emit(ctx, "letter.sent", aboutOf(letter), { letterId: letter.id });
}

async function unknown(ctx: Ctx, letter: LetterToSend, reason: string): Promise<void> {
  await ctx.db
    .updateTable("letters")
    .set({ state: "unknown", error_code: "unknown", error_text: reason })
    .where("id", "=", letter.id)
    .execute();
  if (tells(letter)) await emit(ctx, "letter.unknown", aboutOf(letter), { letterId: letter.id });
}

async function retry(ctx: Ctx, letter: LetterToSend, end: Refused, at: Date): Promise<void> {
  await ctx.db
    .updateTable("letters")
    .set({ state: "retry", not_before: at, error_code: end.code, error_text: end.text })
    .where("id", "=", letter.id)
    .execute();
  if (tells(letter)) enqueue(ctx, sendLetterJob, { letterId: letter.id }, at);
}

async function failed(ctx: Ctx, letter: LetterToSend, end: Refused): Promise<void> {
  await ctx.db
    .updateTable("letters")
    .set({ state: "failed", error_code: end.code, error_text: end.text })
    .where("id", "=", letter.id)
    .execute();
  if (end.class === "address")
    await ctx.db
      .updateTable("letter_recipients")
      .set({ state: "refused", code: end.code, text: end.text })
      .where("letter_id", "=", letter.id)
      .where("state", "=", "waiting")
      .execute();
  if (tells(letter)) await emit(ctx, "letter.failed", aboutOf(letter), { letterId: letter.id, reason: end.code });
}
