import { sql } from "kysely";
import { z } from "zod";
import { defineTrigger, field, isNotTold, option } from "../../automation/index.ts";
import type { Trigger } from "../../automation/index.ts";
import { workCalendar } from "../../kernel/calendar.ts";
import { addWorkingMinutes } from "../../kernel/working-time.ts";

const Params = z.object({
  minutes: z.coerce.number().int().min(1).max(10_080),
  by: z.enum(["employee", "any"]).default("employee"),
});
type Due = NonNullable<Trigger<typeof Params>["timed"]>["due"];

/** Messages older than that are history: a new rule does not stir them up. */
const MOST_DAYS = 30;

/** Cards of clients whose message waits for us so long by the firm's hours; counted from the first one unanswered. */
const due: Due = async (ctx, { watchedStageIds, params, limit, told }) => {
  const calendar = await workCalendar(ctx);
  const oldest = new Date(ctx.now.getTime() - MOST_DAYS * 24 * 3_600_000);
  const rows = await ctx.db
    .selectFrom("stage_entries as stay")
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom("messages as m")
          .select(["m.id", "m.created_at as at"])
          .whereRef("m.client_id", "=", "stay.client_id")
          .where("m.direction", "=", "in")
          .where("m.created_at", ">", oldest)
          .where(
            "m.id",
            ">",
            sql<number>`coalesce((select max(ours.id) from messages ours where ours.client_id = stay.client_id
              and ours.direction = 'out' and ours.state not in ('failed', 'cancelled')
              and (${params.by} = 'any' or ours.author_kind = 'employee')), 0)`,
          )
          .orderBy("m.id")
          .limit(1)
          .as("first"),
      (join) => join.onTrue(),
    )
    .select([
      "stay.id as entryId",
      "stay.matter_id as matterId",
      "stay.client_id as clientId",
      "first.id as messageId",
      "first.at",
    ])
    .where("stay.stage_id", "in", [...watchedStageIds])
    .where("stay.left_at", "is", null)
    .where(isNotTold(told, sql<string>`first.id::text`))
    .orderBy("first.at")
    .limit(limit)
    .execute();
  return rows
    .filter(({ at }) => addWorkingMinutes(at, params.minutes, calendar) <= ctx.now)
    .map(({ entryId, matterId, clientId, messageId }) => ({ entryId, matterId, clientId, mark: String(messageId) }));
};

export const unanswered = defineTrigger({
  name: "messaging.unanswered",
  title: ["Мы не ответили клиенту", "We have not answered the client"],
  help: [
    "Контроль ответа: сообщение клиента ждёт дольше 30 минут рабочего времени.",
    "Control of answers: the client's message has waited for over 30 minutes of working time.",
  ],
  group: "client",
  icon: "message-question",
  fields: [
    field("minutes", "number", ["Рабочих минут без ответа", "Working minutes without an answer"], { isRequired: true }),
    field("by", "select", ["Ответом считается", "What is an answer"], {
      options: [
        option("employee", "Сообщение сотрудника", "An employee's message"),
        option("any", "Любое наше сообщение", "Any message of ours"),
      ],
    }),
  ],
  events: ["time.reached"],
  params: Params,
  timed: { due },
  matches: () => true,
});
