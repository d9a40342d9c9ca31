import { lockClient } from "../clients/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { inTx } from "../kernel/tx.ts";
import { conversationOf } from "./note-word.ts";

/** The client's conversation, made where none is: a person means to write first. */
export const startConversation = (ctx: Ctx, clientId: number): Promise<{ id: number }> =>
  // no event: nothing is said yet, and no queue shows it
  inTx(ctx, async (ctx) => {
    await lockClient(ctx, clientId);
    const { id } = await conversationOf(ctx, { clientId });
    return { id };
  });
