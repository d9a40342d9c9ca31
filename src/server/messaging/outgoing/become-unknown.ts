import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { nextReconcile } from "../rules.ts";

interface Interrupted {
  id: number;
  client_id: number;
  matter_id: number | null;
  sending_at: Date | null;
  reason: string;
}

/** Nobody knows whether it went. The partner is asked later; only a person may send it again. */
export async function becomeUnknown(ctx: Ctx, message: Interrupted): Promise<void> {
  const changed = await ctx.db
    .updateTable("messages")
    .set({
      state: "unknown",
      error_code: null,
      error_class: null,
      error_text: message.reason.slice(0, 300),
      reconcile_at: nextReconcile(message.sending_at ?? ctx.now, ctx.now),
    })
    .where("id", "=", message.id)
    .where("state", "=", "sending")
    .executeTakeFirst();
  const about = { clientId: message.client_id, matterId: message.matter_id, subjectId: message.id };
  if (changed.numUpdatedRows === 1n) await emit(ctx, "message.unknown", about, { messageId: message.id });
}
