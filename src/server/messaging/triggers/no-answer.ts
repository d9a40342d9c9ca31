import { sql } from "kysely";
import { z } from "zod";
import { defineTrigger, field, isNotTold } from "../../automation/index.ts";
import type { Trigger } from "../../automation/index.ts";

const Params = z.object({ hours: z.coerce.number().int().min(1).max(2160) });
type Due = NonNullable<Trigger<typeof Params>["timed"]>["due"];

const HOUR_MS = 3_600_000;

/** Cards of clients to whom the last word was ours, and stayed without an answer so long; each word is told once. */
const due: Due = async (ctx, { watchedStageIds, params, limit, told }) => {
  const since = new Date(ctx.now.getTime() - params.hours * HOUR_MS);
  const rows = await ctx.db
    .selectFrom("stage_entries as stay")
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom("messages as m")
          .select(["m.id", "m.direction", (eb) => eb.fn.coalesce("m.sent_at", "m.created_at").as("at")])
          .whereRef("m.client_id", "=", "stay.client_id")
          .where("m.state", "in", ["accepted", "sent", "delivered", "read", "received"])
          .orderBy("m.id", "desc")
          .limit(1)
          .as("last"),
      (join) => join.onTrue(),
    )
    .select(["stay.id as entryId", "stay.matter_id as matterId", "stay.client_id as clientId", "last.id as messageId"])
    .where("stay.stage_id", "in", [...watchedStageIds])
    .where("stay.left_at", "is", null)
    .where("last.direction", "=", "out")
    .where("last.at", "<=", since)
    .where(isNotTold(told, sql<string>`last.id::text`))
    .orderBy("last.at")
    .limit(limit)
    .execute();
  return rows.map(({ messageId, ...card }) => ({ ...card, mark: String(messageId) }));
};

export const noAnswer = defineTrigger({
  name: "messaging.no-answer",
  title: ["Клиент не ответил", "The client did not answer"],
  help: [
    "Срабатывает, когда на последнее наше сообщение клиент не отвечает столько часов, например 48.",
    "Fires when the client has left our last message unanswered for so many hours, for example 48.",
  ],
  group: "client",
  icon: "message-off",
  fields: [field("hours", "number", ["Часов без ответа", "Hours without an answer"], { isRequired: true })],
  events: ["time.reached"],
  params: Params,
  timed: { due },
  matches: () => true,
});
