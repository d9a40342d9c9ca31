import type { Selectable } from "kysely";
import type { Channel } from "../../../api/messaging.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { HouseError } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { queueMessage } from "../outgoing/queue-message.ts";
import type { PolicyMessagesTable } from "../tables.ts";

export type PolicyMessage = Selectable<PolicyMessagesTable>;

/** Takes the next channel by which the client may and can be written to; when none is left, says so. */
export const tryChannels = (
  ctx: Ctx,
  policy: PolicyMessage,
): Promise<{ messageId: number | null; channel: string | null }> =>
  inTx(ctx, async (ctx) => {
    const refusals: string[] = [];
    for (const [at, channel] of policy.channels_left.entries()) {
      const queued = await queueOn(ctx, policy, channel);
      if ("reason" in queued) {
        refusals.push(`${channel}: ${queued.reason}`);
        continue;
      }
      await keep(ctx, policy.id, { message_id: queued.id, channels_left: policy.channels_left.slice(at + 1) });
      return { messageId: queued.id, channel };
    }
    await keep(ctx, policy.id, { message_id: policy.message_id, channels_left: [], state: "given-up" });
    const about = { clientId: policy.client_id, matterId: policy.matter_id, subjectId: policy.id };
    await emit(ctx, "message.given-up", about, { policyId: policy.id, refusals });
    return { messageId: null, channel: null };
  });

interface Standing {
  message_id: number | null;
  channels_left: Channel[];
  state?: "given-up";
}
const keep = (ctx: Ctx, id: number, { channels_left, ...rest }: Standing) =>
  ctx.db
    .updateTable("policy_messages")
    .set({ ...rest, channels_left: JSON.stringify(channels_left) })
    .where("id", "=", id)
    .execute();

/** What a rule of the house or the law forbids on this channel, another may allow. */
async function queueOn(
  ctx: Ctx,
  policy: PolicyMessage,
  channel: Channel,
): Promise<{ id: number } | { reason: string }> {
  const about = {
    clientId: policy.client_id,
    matterId: policy.matter_id ?? undefined,
    channel,
    onceKey: `${policy.once_key}:${channel}`,
  };
  try {
    const subject = channel === "email" ? policy.subject || undefined : undefined;
    return await queueMessage(ctx, { ...about, text: policy.text, subject });
  } catch (error) {
    const reason = refusalOf(error);
    if (reason !== "window-closed" || policy.template_code === null) return { reason };
  }
  try {
    return await queueMessage(ctx, { ...about, templateCode: policy.template_code });
  } catch (error) {
    return { reason: refusalOf(error) };
  }
}

function refusalOf(error: unknown): string {
  if (error instanceof HouseError && !error.retryable && error.code !== "conflict") return error.reason ?? error.code;
  throw error;
}
