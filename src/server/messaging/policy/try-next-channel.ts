import type { Ctx } from "../../kernel/ctx.ts";
import { eventById } from "../../kernel/event-log.ts";
import { lockClient } from "../../clients/index.ts";
import { inTx } from "../../kernel/tx.ts";
import { tryChannels } from "./try-channels.ts";

// no event: tryChannels tells what came of it
/** A message that was to reach the client by any way did not: the next way is tried, once for each failure. */
export async function tryNextChannel(ctx: Ctx, eventId: number): Promise<void> {
  const event = await eventById(ctx, eventId);
  if (event.subjectId === null || event.clientId === null) return;
  const { subjectId: messageId, clientId } = event;
  await inTx({ ...ctx, actor: { kind: "robot", id: null } }, async (ctx) => {
    await lockClient(ctx, clientId);
    const policy = await ctx.db
      .selectFrom("policy_messages")
      .selectAll()
      .where("message_id", "=", messageId)
      .where("state", "=", "going")
      .forUpdate()
      .executeTakeFirst();
    if (policy) await tryChannels(ctx, policy);
  });
}

/** A person who stopped a message meant it; what the house or the partner stopped may go another way. */
const BY_THE_HOUSE: readonly unknown[] = ["opted-out", "bad-address", "no-consent", "by-partner"];
export const isStoppedByHouse = (data: Record<string, unknown>): boolean => BY_THE_HOUSE.includes(data["reason"]);
