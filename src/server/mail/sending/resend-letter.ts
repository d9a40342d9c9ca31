import type { Ctx } from "../../kernel/ctx.ts";
import { notFound, refused } from "../../kernel/errors.ts";
import { emit, enqueue } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { sendLetterJob } from "../job-names.ts";
import { mayReadLetter } from "../mailboxes/may-read.ts";

/** A person sends a failed or unknown letter again: the same bytes under the same Message-ID. */
export const resendLetter = (ctx: Ctx, id: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const letter = await held(ctx, id);
    if (letter.state === "queued") return; // no event: the same press came twice
    if (!["failed", "unknown"].includes(letter.state) || letter.our_id !== null) throw refused("cannot-resend");
    await ctx.db
      .updateTable("letter_recipients")
      .set({ state: "waiting", code: "", text: "" })
      .where("letter_id", "=", id)
      .where("state", "=", "refused")
      .execute();
    await ctx.db
      .updateTable("letters")
      .set({ state: "queued", not_before: ctx.now, attempts: 0, error_code: null, error_text: null })
      .where("id", "=", id)
      .execute();
    const about = { clientId: letter.client_id, matterId: letter.matter_id, subjectId: id };
    await emit(ctx, "letter.queued", about, { letterId: id, mailboxId: letter.mailbox_id });
    enqueue(ctx, sendLetterJob, { letterId: id });
  });

/** Stops a letter that has not gone yet. */
export const cancelLetter = (ctx: Ctx, id: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const letter = await held(ctx, id);
    if (letter.state === "cancelled") return; // no event: the same press came twice
    if (letter.state !== "queued" && letter.state !== "retry") throw refused("cannot-cancel");
    await ctx.db.updateTable("letters").set({ state: "cancelled" }).where("id", "=", id).execute();
    const about = { clientId: letter.client_id, matterId: letter.matter_id, subjectId: id };
    await emit(ctx, "letter.failed", about, { letterId: id, reason: "cancelled" });
  });

async function held(ctx: Ctx, id: number) {
  const row = await ctx.db
    .selectFrom("letters")
    .select(["id", "state", "client_id", "matter_id", "our_id", "mailbox_id"])
    .where("id", "=", id)
    .where("direction", "=", "out")
    .where("once_key", "is not", null)
    .where(mayReadLetter(ctx, "letters"))
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound("letter");
  return row;
}
