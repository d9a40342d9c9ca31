import { lockClient } from "../../clients/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { clearUnread } from "../../matters/index.ts";

/** Somebody of the firm has seen what the client wrote. */
export const markDialogRead = (ctx: Ctx, clientId: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    await lockClient(ctx, clientId);
    await clearUnread(ctx, clientId);
    const read = await ctx.db
      .updateTable("dialogs")
      .set({ unread: 0 })
      .where("client_id", "=", clientId)
      .where("unread", ">", 0)
      .returning(["id", "channel"])
      .execute();
    for (const dialog of read)
      await emit(ctx, "dialog.read", { clientId, subjectId: dialog.id }, { channel: dialog.channel });
  });
