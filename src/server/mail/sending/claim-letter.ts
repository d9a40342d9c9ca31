import type { Ctx } from "../../kernel/ctx.ts";
import { emit, enqueue } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { mayWriteTo } from "./may-write-to.ts";
import { sendLetterJob } from "../job-names.ts";
import type { MailboxRow } from "../mailboxes/open-account.ts";
import { letterToSend, type LetterToSend } from "./store.ts";

const HOUR_MS = 3_600_000;
const OFF_PAUSE_MS = 5 * 60_000;

export interface Claimed {
  letter: LetterToSend;
  mailbox: MailboxRow;
}

/** Turns `queued` or `retry` into `sending`, once; null when it is not to go now, or not any more. */
export const claimLetter = (ctx: Ctx, letterId: number): Promise<Claimed | null> =>
  inTx(ctx, async (ctx) => {
    const letter = await letterToSend(ctx, letterId);
    if (!letter || !["queued", "retry"].includes(letter.state)) return null;
    if (letter.not_before !== null && letter.not_before > ctx.now) return null;
    // Two letters at once would both see room under the limit: they follow each other here.
    const mailbox = await ctx.db
      .selectFrom("mailboxes")
      .selectAll()
      .where("id", "=", letter.mailbox_id)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (mailbox.removed_at !== null) return null;
    if (!mailbox.is_on || mailbox.stopped_at !== null)
      return putOff(ctx, letter, new Date(ctx.now.getTime() + OFF_PAUSE_MS));
    const room = await roomFrom(ctx, mailbox);
    if (room > ctx.now) return putOff(ctx, letter, room);
    const forbidden = await mayWriteTo(ctx, letter);
    if (forbidden !== null) return cancel(ctx, letter, forbidden);
    const claimed = await ctx.db
      .updateTable("letters")
      .set({ state: "sending", sending_at: ctx.now, attempts: letter.attempts + 1 })
      .where("id", "=", letter.id)
      .where("state", "=", letter.state)
      .executeTakeFirst();
    return claimed.numUpdatedRows === 1n ? { letter: { ...letter, attempts: letter.attempts + 1 }, mailbox } : null;
  });

/** When the provider's limits leave room for one more. */
async function roomFrom(ctx: Ctx, { id, limits }: MailboxRow): Promise<Date> {
  for (const [most, ms] of [
    [limits.perHour, HOUR_MS],
    [limits.perDay, 24 * HOUR_MS],
  ] as const) {
    const rows = await ctx.db
      .selectFrom("letters")
      .select("sending_at")
      .where("mailbox_id", "=", id)
      .where("sending_at", ">", new Date(ctx.now.getTime() - ms))
      .orderBy("sending_at", "desc")
      .offset(most - 1)
      .limit(1)
      .execute();
    const at = rows[0]?.sending_at;
    if (at) return new Date(at.getTime() + ms + 1000);
  }
  return ctx.now;
}

async function putOff(ctx: Ctx, letter: LetterToSend, until: Date): Promise<null> {
  await ctx.db.updateTable("letters").set({ not_before: until }).where("id", "=", letter.id).execute();
  if (letter.our_id === null) enqueue(ctx, sendLetterJob, { letterId: letter.id }, until);
  return null;
}

async function cancel(ctx: Ctx, letter: LetterToSend, reason: string): Promise<null> {
  await ctx.db
    .updateTable("letters")
    .set({ state: "cancelled", error_code: reason })
    .where("id", "=", letter.id)
    .execute();
  const about = { clientId: letter.client_id, matterId: letter.matter_id, subjectId: letter.id };
  await emit(ctx, "letter.failed", about, { letterId: letter.id, reason });
  return null;
}
