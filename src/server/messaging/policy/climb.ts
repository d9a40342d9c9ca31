import { emit, enqueue } from "../../kernel/events.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { HouseError } from "../../kernel/errors.ts";
import { inTx } from "../../kernel/tx.ts";
import type { Channel } from "../../../api/connections.ts";
import { capabilitiesOf, type Connection } from "../connections/open-channel.ts";
import { advanceLadderJob } from "../job-names.ts";
import { queueMessage } from "../outgoing/queue-message.ts";
import { smsParts } from "../../../api/sms-parts.ts";
import { usableConnection } from "../store.ts";
import { readDeliverySettings } from "./delivery-settings.ts";
import { spentOn, type PolicyMessage } from "./read-ladder.ts";
import { costOf, isWithin, type PlannedStep } from "./rules.ts";

export interface Climbed {
  messageId: number | null;
  channel: string | null;
}

/** Takes the next channel by which the client may and can be written to; when none is left, says so. */
export const climb = (ctx: Ctx, policy: PolicyMessage): Promise<Climbed> =>
  inTx(ctx, async (ctx) => {
    const tried = await ctx.db
      .selectFrom("policy_steps")
      .select("channel")
      .where("policy_message_id", "=", policy.id)
      .execute();
    const refusals: string[] = [];
    for (const [position, step] of policy.steps.entries()) {
      if (tried.some(({ channel }) => channel === step.channel)) continue;
      const made = await tryStep(ctx, policy, step);
      await keepStep(ctx, policy, { ...step, position, made });
      if ("reason" in made) {
        refusals.push(`${step.channel}: ${made.reason}`);
        continue;
      }
      await waitFor(ctx, policy.id, {
        message_id: made.messageId,
        until: step.silenceMinutes === null ? null : new Date(made.dueAt.getTime() + step.silenceMinutes * 60_000),
      });
      return { messageId: made.messageId, channel: step.channel };
    }
    await ctx.db
      .updateTable("policy_messages")
      .set({ state: "given-up", next_at: null, ended_at: ctx.now, brought_by: null, brought_message_id: null })
      .where("id", "=", policy.id)
      .execute();
    const about = { clientId: policy.client_id, matterId: policy.matter_id, subjectId: policy.id };
    await emit(ctx, "message.given-up", about, { policyId: policy.id, refusals, callTask: policy.call_task });
    return { messageId: null, channel: null };
  });

/** The ladder stands on this message until then, or until news of it. */
export async function waitFor(
  ctx: Ctx,
  id: number,
  { message_id, until }: { message_id?: number; until: Date | null },
): Promise<void> {
  await ctx.db
    .updateTable("policy_messages")
    .set({
      ...(message_id === undefined ? {} : { message_id }),
      state: "going",
      brought_by: null,
      brought_message_id: null,
      ended_at: null,
      next_at: until,
    })
    .where("id", "=", id)
    .execute();
  // What lies further ahead the sweep asks for in time.
  if (until && until.getTime() - ctx.now.getTime() <= ctx.app.jobs.aheadMs)
    enqueue(ctx, advanceLadderJob, { policyMessageId: id }, until);
}

type Made = { messageId: number; connectionId: number; cost: number; dueAt: Date };

/** What a rule of the house, the law or the price forbids on this channel, another may allow. */
async function tryStep(ctx: Ctx, policy: PolicyMessage, { channel }: PlannedStep): Promise<Made | { reason: string }> {
  try {
    const connection = await usableConnection(ctx, undefined, channel, policy.client_id);
    if (!(await mayTry(ctx, connection))) return { reason: "channel-sick" };
    const { costs } = await readDeliverySettings(ctx);
    const cost = costOf(channel, smsParts(policy.text), costs);
    if (!isWithin(policy.cost_limit_kopecks, await spentOn(ctx, policy.id), cost)) return { reason: "over-cost-limit" };
    const { id } = await queueOn(ctx, policy, connection);
    const row = await ctx.db.selectFrom("messages").select("not_before").where("id", "=", id).executeTakeFirstOrThrow();
    return { messageId: id, connectionId: connection.id, cost, dueAt: row.not_before };
  } catch (error) {
    return { reason: refusalOf(error) };
  }
}

const PROBE_MS = 15 * 60_000;

/** Ladders go round a sick channel, but for one in a while: the first that arrives makes it well. */
async function mayTry(ctx: Ctx, connection: Connection): Promise<boolean> {
  if (connection.sick_at === null) return true;
  const probing = await ctx.db
    .updateTable("connections")
    .set({ probe_at: new Date(ctx.now.getTime() + PROBE_MS) })
    .where("id", "=", connection.id)
    .where("probe_at", "<=", ctx.now)
    .executeTakeFirst();
  return probing.numUpdatedRows === 1n;
}

async function queueOn(ctx: Ctx, policy: PolicyMessage, connection: Connection): Promise<{ id: number }> {
  const { id, channel } = connection;
  const about = {
    clientId: policy.client_id,
    matterId: policy.matter_id ?? undefined,
    connectionId: id,
    onceKey: `${policy.once_key}:${channel}`,
  };
  const template =
    policy.template_code === null || capabilitiesOf(connection).needsTemplateOutsideHours === null
      ? null
      : { templateCode: policy.template_code, variables: policy.template_variables ?? undefined };
  if (template && policy.template_first) return queueMessage(ctx, { ...about, ...template });
  const subject = channel === "email" ? policy.subject || undefined : undefined;
  try {
    return await queueMessage(ctx, { ...about, text: policy.text, subject, files: policy.files });
  } catch (error) {
    if (!template || refusalOf(error) !== "window-closed") throw error;
    return queueMessage(ctx, { ...about, ...template });
  }
}

function refusalOf(error: unknown): string {
  if (error instanceof HouseError && !error.retryable && error.code !== "conflict") return error.reason ?? error.code;
  throw error;
}

async function keepStep(
  ctx: Ctx,
  policy: PolicyMessage,
  step: PlannedStep & { position: number; made: Made | { reason: string } },
): Promise<void> {
  const outcome =
    "reason" in step.made
      ? { state: "passed" as const, reason: step.made.reason }
      : {
          state: "taken" as const,
          connection_id: step.made.connectionId,
          message_id: step.made.messageId,
          cost_kopecks: step.made.cost,
          due_at: step.made.dueAt,
        };
  await ctx.db
    .insertInto("policy_steps")
    .values({
      ...outcome,
      policy_message_id: policy.id,
      position: step.position,
      channel: step.channel satisfies Channel,
      silence_minutes: step.silenceMinutes,
      at: ctx.now,
    })
    .execute();
}
