import { lockClient } from "../../clients/index.ts";
import type { Channel } from "../../../api/messaging.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { readFirm } from "../../kernel/settings.ts";
import { inTx } from "../../kernel/tx.ts";
import { tryChannels } from "./try-channels.ts";

interface ToSay {
  clientId: number;
  matterId: number;
  text: string;
  subject: string;
  /** For WhatsApp when its window is closed. */
  templateCode: string | null;
  /** The same key is the same message. */
  onceKey: string;
}

// no event: queueMessage tells of what goes, tryChannels of what cannot
/** Says it by the channel the client chose, else in the firm's order: the first by which he may and can be reached. */
export const sendByPolicy = (ctx: Ctx, input: ToSay): Promise<{ messageId: number | null; channel: string | null }> =>
  inTx(ctx, async (ctx) => {
    const client = await lockClient(ctx, input.clientId);
    const known = await ctx.db
      .selectFrom("policy_messages")
      .leftJoin("messages", "messages.id", "policy_messages.message_id")
      .leftJoin("connections", "connections.id", "messages.connection_id")
      .select(["message_id as messageId", "connections.channel"])
      .where("policy_messages.once_key", "=", input.onceKey)
      .executeTakeFirst();
    if (known) return known;
    const order = (await readFirm(ctx)).channelOrder;
    const chosen = client.message_channel;
    const channels: Channel[] = chosen ? [chosen, ...order.filter((channel) => channel !== chosen)] : order;
    const policy = await ctx.db
      .insertInto("policy_messages")
      .values({
        client_id: input.clientId,
        matter_id: input.matterId,
        once_key: input.onceKey,
        text: input.text,
        subject: input.subject,
        template_code: input.templateCode,
        channels_left: JSON.stringify(channels),
        state: "going",
        created_at: ctx.now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    return tryChannels(ctx, policy);
  });
