import { lockClient } from "../../clients/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound, refused } from "../../kernel/errors.ts";
import { inTx } from "../../kernel/tx.ts";
import { canResend } from "../rules.ts";
import { queueMessage } from "./queue-message.ts";

/** A person takes it upon himself to send once more what failed for a passing reason, or whose outcome nobody knows. */
export const resendMessage = (ctx: Ctx, messageId: number, onceKey: string): Promise<{ id: number }> =>
  // no event: queueMessage tells of the new message, and the old one stays as it is
  inTx(ctx, async (ctx) => {
    const message = await ctx.db.selectFrom("messages").selectAll().where("id", "=", messageId).executeTakeFirst();
    if (!message) throw notFound("message");
    await lockClient(ctx, message.client_id);
    const again = await ctx.db
      .selectFrom("messages")
      .select(["id", "once_key"])
      .where("resend_of", "=", messageId)
      .executeTakeFirst();
    if (again?.once_key === onceKey) return { id: again.id };
    if (
      !canResend({
        direction: message.direction,
        state: message.state,
        errorClass: message.error_class,
        isResent: again !== undefined,
      })
    ) {
      throw refused("cannot-resend", { state: message.state });
    }
    const content =
      message.template_id === null
        ? { text: message.body, subject: message.payload?.subject, files: message.payload?.media }
        : { templateId: message.template_id, variables: message.content_variables ?? {} };
    return queueMessage(ctx, {
      clientId: message.client_id,
      matterId: message.matter_id ?? undefined,
      connectionId: message.connection_id,
      ...content,
      onceKey,
      resendOf: messageId,
    });
  });
