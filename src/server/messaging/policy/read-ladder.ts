import type { Selectable } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";
import { capabilitiesOf } from "../connections/open-channel.ts";
import type { PolicyMessagesTable } from "../tables.ts";
import type { TakenStep } from "./rules.ts";

export type PolicyMessage = Selectable<PolicyMessagesTable>;

/** Steps that made a message, in their order, each with what is known of it now. */
export async function takenSteps(ctx: Pick<Ctx, "db">, policyMessageId: number): Promise<TakenStep[]> {
  const rows = await ctx.db
    .selectFrom("policy_steps as s")
    .innerJoin("messages as m", "m.id", "s.message_id")
    .innerJoin("connections as c", "c.id", "m.connection_id")
    .innerJoin("dialogs as d", "d.id", "m.dialog_id")
    .select([
      "m.id",
      "m.state",
      "m.error_code",
      "m.attempts",
      "m.not_before",
      "m.sent_at",
      "s.silence_minutes",
      "s.due_at",
      "c.kind",
      "c.is_on",
      "d.last_inbound_at",
    ])
    .where("s.policy_message_id", "=", policyMessageId)
    .orderBy("s.position")
    .execute();
  return rows.map((row) => ({
    messageId: row.id,
    state: row.state,
    stoppedBy: row.error_code,
    silenceMinutes: row.silence_minutes,
    attempts: row.attempts,
    dueAt: row.due_at ?? row.not_before,
    notBefore: row.not_before,
    sentAt: row.sent_at,
    isAnswered: row.sent_at !== null && row.last_inbound_at !== null && row.last_inbound_at > row.sent_at,
    hasReceipts: capabilitiesOf(row).receipts !== "none",
    isOn: row.is_on,
  }));
}

/** What the steps have cost: a message that failed or never went is not paid for. */
export async function spentOn(ctx: Pick<Ctx, "db">, policyMessageId: number): Promise<number> {
  const rows = await ctx.db
    .selectFrom("policy_steps as s")
    .innerJoin("messages as m", "m.id", "s.message_id")
    .select("s.cost_kopecks")
    .where("s.policy_message_id", "=", policyMessageId)
    .where("m.state", "not in", ["failed", "cancelled"])
    .execute();
  return rows.reduce((sum, row) => sum + row.cost_kopecks, 0);
}
