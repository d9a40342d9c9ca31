import type { Ctx } from "../kernel/ctx.ts";
import { findConversation, noteWord } from "./note-word.ts";

/** A letter was put to a client's card: its own conversation ends, and the client waits since it came. */
export async function followLetter(ctx: Ctx, clientId: number, letterId: number): Promise<void> {
  const own = await findConversation(ctx, { letterId });
  if (!own) return;
  await ctx.db.deleteFrom("conversations").where("id", "=", own.id).execute();
  // Somebody closed it: the letter needs no answer, wherever it lies.
  if (own.state === "closed") return;
  await noteWord(
    ctx,
    { clientId },
    {
      side: "client",
      kind: "letter",
      refId: letterId,
      channel: "email",
      at: own.waiting_since,
    },
  );
}
