import type { Ctx } from "../../kernel/ctx.ts";
import { conflict, notFound } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { BY_HAND } from "../policy/rules.ts";

/** Stops a message that still waits; what has been claimed for sending cannot be called back. */
export const cancelMessage = (ctx: Ctx, messageId: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const message = await ctx.db
      .selectFrom("messages")
      .select(["client_id", "matter_id", "state"])
      .where("id", "=", messageId)
      .where("direction", "=", "out")
      .executeTakeFirst();
    if (!message) throw notFound("message");
    const stopped = await ctx.db
      .updateTable("messages")
      .set({ state: "cancelled", error_code: BY_HAND })
      .where("id", "=", messageId)
      .where("state", "=", "queued")
      .executeTakeFirst();
    if (stopped.numUpdatedRows === 0n) throw conflict("message-gone", { state: message.state });
    const about = { clientId: message.client_id, matterId: message.matter_id, subjectId: messageId };
    await emit(ctx, "message.cancelled", about, { messageId, reason: BY_HAND });
  });
