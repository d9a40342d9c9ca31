import type { Ctx } from "../kernel/ctx.ts";
import { invalid } from "../kernel/errors.ts";
import { emit, enqueue } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { formerOf } from "./former.ts";
import { wakeConversationJob } from "./job-names.ts";
import { aboutConversation, lockConversation } from "./store.ts";

/** Out of sight until the moment, or until the client writes; his word wakes it in either case. */
export const snoozeConversation = (ctx: Ctx, id: number, until: Date | null): Promise<void> =>
  inTx(ctx, async (ctx) => {
    if (until !== null && until <= ctx.now) throw invalid({ until: "wrong" });
    const row = await lockConversation(ctx, id);
    if (row.state === "snoozed" && row.snoozed_until?.getTime() === until?.getTime()) return;
    await ctx.db
      .updateTable("conversations")
      .set({
        state: "snoozed",
        snoozed_until: until,
        woken_at: null,
        claimed_by: null,
        claimed_at: null,
        former: formerOf(row),
      })
      .where("id", "=", id)
      .execute();
    await emit(ctx, "conversation.snoozed", aboutConversation(row), {
      conversationId: id,
      until: until?.toISOString() ?? null,
    });
    // What is further than the queue holds, the minute's sweep wakes.
    if (until !== null && until.getTime() - ctx.now.getTime() <= ctx.app.jobs.aheadMs)
      enqueue(ctx, wakeConversationJob, { conversationId: id }, until);
  });
