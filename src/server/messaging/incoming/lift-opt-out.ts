import type { Ctx } from "../../kernel/ctx.ts";
import { eventById } from "../../kernel/event-log.ts";
import { lastWord } from "../store.ts";

/** A later consent to messages, by the word "start" or on paper, opens the dialogs that "stop" had closed. */
export async function liftOptOut(ctx: Ctx, eventId: number): Promise<void> {
  const event = await eventById(ctx, eventId);
  if (event.clientId === null) return;
  const closed = await ctx.db
    .selectFrom("dialogs")
    .select(["id", "channel"])
    .where("client_id", "=", event.clientId)
    .where("opted_out_at", "is not", null)
    .execute();
  for (const dialog of closed) {
    // Whoever changed his mind again meanwhile has said "no" last.
    if ((await lastWord(ctx, event.clientId, "messages", dialog.channel)) !== true) continue;
    await ctx.db
      .updateTable("dialogs")
      .set({ opted_out_at: null })
      .where("id", "=", dialog.id)
      .where("opted_out_at", "<=", event.at)
      .execute();
  }
}
