import type { Ctx } from "../../kernel/ctx.ts";
import { enqueue } from "../../kernel/events.ts";
import { eventById } from "../../kernel/event-log.ts";
import { advanceLadderJob } from "../job-names.ts";
import { advanceLadder } from "./advance-ladder.ts";
import { BY_LADDER } from "./rules.ts";

/** A message that was to reach the client by any way did not: its ladder looks for the next one. */
export async function tryNextChannel(ctx: Ctx, eventId: number): Promise<void> {
  const { subjectId } = await eventById(ctx, eventId);
  const ladder = subjectId === null ? null : await ladderOfMessage(ctx, subjectId);
  if (ladder !== null) await advanceLadder(ctx, ladder);
}

/** News that comes with nearly every message: a job is made only for those that stand on a ladder. */
export async function wakeLadder(ctx: Ctx, event: { data: Record<string, unknown> }): Promise<void> {
  const ladder = await ladderOfMessage(ctx, Number(event.data["messageId"]));
  if (ladder !== null) enqueue(ctx, advanceLadderJob, { policyMessageId: ladder });
}

/** The client wrote: whatever we were trying to bring him by this conversation has reached him. */
export async function wakeLadders(ctx: Ctx, event: { clientId: number | null }): Promise<void> {
  if (event.clientId === null) return;
  const going = await ctx.db
    .selectFrom("policy_messages")
    .select("id")
    .where("client_id", "=", event.clientId)
    .where((eb) => eb.or([eb("state", "=", "going"), eb("brought_by", "=", "sent")]))
    .where("created_at", ">", new Date(ctx.now.getTime() - ANSWERS_MS))
    .execute();
  for (const { id } of going) enqueue(ctx, advanceLadderJob, { policyMessageId: id });
}

/** A word after so long answers something else. */
const ANSWERS_MS = 7 * 24 * 3_600_000;

async function ladderOfMessage(ctx: Pick<Ctx, "db">, messageId: number): Promise<number | null> {
  const step = await ctx.db
    .selectFrom("policy_steps")
    .select("policy_message_id")
    .where("message_id", "=", messageId)
    .executeTakeFirst();
  return step?.policy_message_id ?? null;
}

/** What the ladder itself withdrew changes nothing in it. */
export const isOthersDoing = (data: Record<string, unknown>): boolean => data["reason"] !== BY_LADDER;
