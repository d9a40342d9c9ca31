import type { Ctx } from "../kernel/ctx.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { notify } from "../notices/index.ts";
import { aboutConversation, orderChannels } from "./store.ts";

const AT_ONCE = 500;

/** Its moment came. The conditional update decides: the job, the sweep and the client's word may meet. */
export const wakeConversation = (ctx: Ctx, id: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const row = await ctx.db
      .updateTable("conversations")
      // On top of its queue again, as if something had been said.
      .set({ state: "open", snoozed_until: null, woken_at: ctx.now, last_at: ctx.now, former: null })
      .where("id", "=", id)
      .where("state", "=", "snoozed")
      .where("snoozed_until", "<=", ctx.now)
      .returning(["id", "client_id", "assigned_user_id"])
      .executeTakeFirst();
    if (!row) return;
    await orderChannels(ctx, id);
    const cause = await emit(ctx, "conversation.woken", aboutConversation(row), { conversationId: id });
    if (row.assigned_user_id === null) return;
    await notify(
      { ...ctx, cause },
      {
        userIds: [row.assigned_user_id],
        kind: "conversation.woken",
        data: { conversationId: id },
        clientId: row.client_id,
        onceKey: `conversation.woken:${cause.eventId}`,
      },
    );
  });

/** Every minute: those whose moment came without their job. */
export async function wakeDue(ctx: Ctx): Promise<void> {
  const due = await ctx.db
    .selectFrom("conversations")
    .select("id")
    .where("state", "=", "snoozed")
    .where("snoozed_until", "<=", ctx.now)
    .orderBy("snoozed_until")
    .limit(AT_ONCE)
    .execute();
  for (const { id } of due) await wakeConversation(ctx, id);
}
