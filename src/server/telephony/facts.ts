import { sql } from "kysely";
import { defineFacts } from "../automation/index.ts";
import { resultOptions } from "./call-results-data.ts";

export const callFacts = defineFacts({
  prefix: "call",
  facts: [
    {
      name: "call.last-result",
      title: "Итог последнего звонка",
      titleEn: "Result of the last call",
      kind: "select",
      options: resultOptions,
    },
    {
      name: "call.attempts-count",
      title: "Попыток дозвона подряд",
      titleEn: "Attempts in a row without a talk",
      kind: "number",
      options: [],
    },
  ],
  async load(ctx, card) {
    const last = await ctx.db
      .selectFrom("calls")
      .select("result")
      .where("client_id", "=", card.clientId)
      .orderBy("id", "desc")
      .limit(1)
      .executeTakeFirst();
    const attempts = await ctx.db
      .selectFrom("calls")
      .select(sql<number>`count(*)::int`.as("count"))
      .where("client_id", "=", card.clientId)
      .where("direction", "=", "out")
      .where((eb) =>
        eb(
          "id",
          ">",
          sql<number>`coalesce((select max(id) from calls where client_id = ${card.clientId} and result = 'talked'), 0)`,
        ),
      )
      .executeTakeFirstOrThrow();
    return { "call.last-result": last?.result ?? null, "call.attempts-count": attempts.count };
  },
});
