import type { Ctx } from "../kernel/ctx.ts";
import { emit } from "../kernel/events.ts";
import { findConversation } from "./note-word.ts";
import { afterBrought, afterFailure } from "./rules.ts";
import { aboutConversation } from "./store.ts";
import type { WordKind } from "./tables.ts";

/** Our last word did not reach the client: he waits again, since when he waited before. */
export async function noteFailure(ctx: Ctx, clientId: number, word: { kind: WordKind; refId: number }): Promise<void> {
  const row = await findConversation(ctx, { clientId });
  if (!row || row.last_side !== "firm" || row.last_kind !== word.kind || row.last_ref !== word.refId) return;
  const turn = afterFailure(row);
  if (!turn) return;
  await ctx.db.updateTable("conversations").set(turn).where("id", "=", row.id).execute();
  if (row.state !== "open") await emit(ctx, "conversation.opened", aboutConversation(row), { conversationId: row.id });
}

/** Another channel brought what the first one did not. */
export async function noteBrought(ctx: Ctx, clientId: number): Promise<void> {
  const row = await findConversation(ctx, { clientId });
  const turn = row && row.last_side === "firm" ? afterBrought(row) : null;
  if (row && turn) await ctx.db.updateTable("conversations").set(turn).where("id", "=", row.id).execute();
}
