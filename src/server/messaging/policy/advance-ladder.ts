import { lockClient } from "../../clients/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { climb, waitFor } from "./climb.ts";
import { takenSteps, type PolicyMessage } from "./read-ladder.ts";
import { BY_LADDER, decide, mayMove, type Decision } from "./rules.ts";

/**
 * Looks at the ladder as it stands and does what follows from it. Every piece of news, every moment and every sweep
 * asks the same question, so a job that comes twice, or not at all, changes nothing.
 */
export const advanceLadder = (ctx: Ctx, policyMessageId: number): Promise<void> =>
  // no event: what is done below tells of itself
  inTx({ ...ctx, actor: { kind: "robot", id: null } }, async (ctx) => {
    const about = await ctx.db
      .selectFrom("policy_messages")
      .select("client_id")
      .where("id", "=", policyMessageId)
      .executeTakeFirst();
    if (!about) return;
    await lockClient(ctx, about.client_id);
    const policy = await ctx.db
      .selectFrom("policy_messages")
      .selectAll()
      .where("id", "=", policyMessageId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const decision = decide(await takenSteps(ctx, policy.id), ctx.now);
    if (mayMove(policy.state, policy.brought_by, decision)) await act(ctx, policy, decision);
  });

async function act(ctx: Ctx, policy: PolicyMessage, decision: Decision): Promise<void> {
  switch (decision.do) {
    case "wait":
      return waitFor(ctx, policy.id, { until: decision.until });
    case "bring":
      return bring(ctx, policy, decision);
    case "stop":
      return end(ctx, policy, { state: "stopped" });
    case "next":
      if (decision.withdraw !== null && !(await withdraw(ctx, policy, decision.withdraw)))
        // It was taken for sending a moment ago.
        return waitFor(ctx, policy.id, { until: new Date(ctx.now.getTime() + 60_000) });
      if (decision.because !== "start") await leave(ctx, policy, decision.because);
      await climb(ctx, policy);
  }
}

async function bring(ctx: Ctx, policy: PolicyMessage, proof: Extract<Decision, { do: "bring" }>): Promise<void> {
  await end(ctx, policy, { state: "brought", brought_by: proof.by, brought_message_id: proof.messageId });
  const waiting = await ctx.db
    .selectFrom("policy_steps as s")
    .innerJoin("messages as m", "m.id", "s.message_id")
    .select("m.id")
    .where("s.policy_message_id", "=", policy.id)
    .where("m.state", "=", "queued")
    .execute();
  for (const { id } of waiting) await withdraw(ctx, policy, id);
  if (policy.state === "brought") return; // it was told when the channel took it; now it is proven
  const { channel } = await ctx.db
    .selectFrom("policy_steps")
    .select("channel")
    .where("message_id", "=", proof.messageId)
    .executeTakeFirstOrThrow();
  await emit(
    ctx,
    "message.brought",
    { clientId: policy.client_id, matterId: policy.matter_id, subjectId: policy.id },
    { policyId: policy.id, messageId: proof.messageId, channel, state: proof.by },
  );
}

const end = async (
  ctx: Ctx,
  policy: PolicyMessage,
  to: Pick<PolicyMessage, "state"> & Partial<Pick<PolicyMessage, "brought_by" | "brought_message_id">>,
): Promise<void> => {
  await ctx.db
    .updateTable("policy_messages")
    .set({ ...to, next_at: null, ended_at: ctx.now })
    .where("id", "=", policy.id)
    .execute();
};

/** Whether it still waited with us and goes no more. */
async function withdraw(ctx: Ctx, policy: PolicyMessage, messageId: number): Promise<boolean> {
  const stopped = await ctx.db
    .updateTable("messages")
    .set({ state: "cancelled", error_code: BY_LADDER })
    .where("id", "=", messageId)
    .where("state", "=", "queued")
    .executeTakeFirst();
  if (stopped.numUpdatedRows === 0n) return false;
  const about = { clientId: policy.client_id, matterId: policy.matter_id, subjectId: messageId };
  await emit(ctx, "message.cancelled", about, { messageId, reason: BY_LADDER });
  return true;
}

async function leave(ctx: Ctx, policy: PolicyMessage, because: string): Promise<void> {
  if (policy.message_id === null) return;
  await ctx.db
    .updateTable("policy_steps")
    .set({ left_for: because })
    .where("policy_message_id", "=", policy.id)
    .where("message_id", "=", policy.message_id)
    .execute();
}
