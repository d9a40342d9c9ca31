import type { Ctx } from "../../kernel/ctx.ts";
import { emit, enqueue } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { sendLetterJob } from "../job-names.ts";

/** Longer than the longest sending takes with all its time-outs. */
const CRASHED_MS = 15 * 60_000;
const LATE_MS = 60_000;
const AT_ONCE = 500;

/** Finds what a crash or a lost queue left behind. */
export const sweepLetters = (ctx: Ctx): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const crashed = await ctx.db
      .updateTable("letters")
      .set({ state: "unknown", error_code: "interrupted" })
      .where("state", "=", "sending")
      .where("sending_at", "<", new Date(ctx.now.getTime() - CRASHED_MS))
      .returning(["id", "client_id", "matter_id", "our_id"])
      .execute();
    for (const letter of crashed) {
      if (letter.our_id !== null) continue;
      const about = { clientId: letter.client_id, matterId: letter.matter_id, subjectId: letter.id };
      await emit(ctx, "letter.unknown", about, { letterId: letter.id });
    }
    const late = await ctx.db
      .selectFrom("letters")
      .select("id")
      .where("state", "in", ["queued", "retry"])
      .where("our_id", "is", null)
      .where("not_before", "<", new Date(ctx.now.getTime() - LATE_MS))
      .orderBy("not_before")
      .limit(AT_ONCE)
      .execute();
    // A second job for the same letter is harmless: only one can claim it.
    for (const { id } of late) enqueue(ctx, sendLetterJob, { letterId: id });
  });
