import type { z } from "zod";
import type { Delivery } from "../../../api/deliveries.ts";
import { recordRead } from "../../audit/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import type { MessageState } from "../rules.ts";

type View = z.input<typeof Delivery>;

/** Whether a message reached its client, and what each channel came to. */
export async function readDelivery(ctx: Ctx, id: number): Promise<View> {
  const row = await ctx.db
    .selectFrom("policy_messages as p")
    .leftJoin("delivery_policies as d", "d.id", "p.policy_id")
    .leftJoin("messages as m", "m.id", "p.brought_message_id")
    .leftJoin("connections as c", "c.id", "m.connection_id")
    .selectAll("p")
    .select(["d.name", "d.name_en", "c.channel as brought_channel", "m.sent_at", "m.delivered_at", "m.read_at"])
    .where("p.id", "=", id)
    .executeTakeFirst();
  if (!row) throw notFound("delivery");
  await recordRead(ctx, { clientId: row.client_id, what: "delivery", quietMinutes: 60 });
  const steps = await stepsOf(ctx, id, row.brought_by === "answer" ? row.brought_message_id : null);
  return {
    id: row.id,
    clientId: row.client_id,
    policy: row.name ?? "",
    policyEn: row.name_en || (row.name ?? ""),
    state: row.state,
    brought:
      row.brought_by && row.brought_channel
        ? {
            channel: row.brought_channel,
            by: row.brought_by,
            at: row.brought_by === "answer" ? row.ended_at : (row.delivered_at ?? row.sent_at),
            isRead: row.read_at !== null,
          }
        : null,
    hasCallTask: row.call_task,
    nextAt: row.next_at,
    createdAt: row.created_at,
    endedAt: row.ended_at,
    steps,
    left:
      row.state === "going"
        ? row.steps.map(({ channel }) => channel).filter((channel) => !steps.some((step) => step.channel === channel))
        : [],
  };
}

async function stepsOf(ctx: Pick<Ctx, "db">, id: number, answered: number | null): Promise<View["steps"]> {
  const rows = await ctx.db
    .selectFrom("policy_steps as s")
    .leftJoin("messages as m", "m.id", "s.message_id")
    .leftJoin("connections as c", "c.id", "m.connection_id")
    .leftJoin("provider_errors as e", (join) =>
      join
        .onRef("e.code", "=", "m.error_code")
        .on((eb) => eb.or([eb("e.kind", "=", eb.ref("c.kind")), eb("e.kind", "=", "oplot")])),
    )
    .select(["s.channel", "s.at", "s.state", "s.reason", "s.left_for", "s.message_id", "s.silence_minutes"])
    .select(["s.cost_kopecks", "m.state as message_state", "m.error_code", "m.error_text"])
    .select(["m.sent_at", "m.delivered_at", "m.read_at", "e.text", "e.text_en"])
    .where("s.policy_message_id", "=", id)
    .orderBy("s.id")
    .execute();
  return rows.map((row) => {
    const isPaid = row.message_state !== "failed" && row.message_state !== "cancelled";
    const own = row.state === "passed" ? row.reason : row.error_code;
    return {
      channel: row.channel,
      at: row.at,
      outcome: outcomeOf(row, row.message_id !== null && row.message_id === answered),
      reason: row.text ?? row.error_text ?? own,
      reasonEn: row.text_en ?? row.error_text ?? own,
      messageId: row.message_id,
      state: row.message_state,
      sentAt: row.sent_at,
      deliveredAt: row.delivered_at,
      readAt: row.read_at,
      silenceMinutes: row.silence_minutes,
      costKopecks: isPaid ? row.cost_kopecks : 0,
    };
  });
}

function outcomeOf(
  row: { state: string; message_state: MessageState | null; left_for: string | null },
  isAnswered: boolean,
): View["steps"][number]["outcome"] {
  if (row.state === "passed") return "passed";
  switch (row.message_state) {
    case "read":
    case "delivered":
    case "failed":
      return row.message_state;
    case "cancelled":
      return "withdrawn";
    default:
      if (isAnswered) return "answered";
      if (row.left_for === "silent") return "silent";
      return row.message_state === "sent" || row.message_state === "accepted" ? "sent" : "waiting";
  }
}
