import { sql } from "kysely";
import { defineFacts, type Card, type FactValue } from "../automation/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { routeOptions } from "./route-titles-data.ts";
import "./tables.ts";

/** Of the latest choice of a way for the card's matter; absent while none was made. */
export const adviceFacts = defineFacts({
  prefix: "advice",
  facts: [
    { name: "advice.route", title: "Выбранный путь", titleEn: "Chosen way", kind: "select", options: routeOptions },
    {
      name: "advice.is-outdated",
      title: "Выбор пути устарел",
      titleEn: "The choice is outdated",
      kind: "flag",
      options: [],
    },
    {
      name: "advice.waits-for-head",
      title: "Путь ждёт решения руководителя",
      titleEn: "The way waits for the head",
      kind: "flag",
      options: [],
    },
    { name: "advice.recorded", title: "Путь выбран", titleEn: "Way chosen on", kind: "date", options: [] },
  ],
  changedBy: ["advice.recorded", "advice.agreed", "advice.outdated"],
  load: async (ctx, card) => (await loadMany(ctx, [card])).get(card.matterId) ?? {},
  loadMany,
});

async function loadMany(ctx: Ctx, cards: readonly Card[]): Promise<Map<number, Record<string, FactValue>>> {
  const ids = cards.map((card) => card.matterId);
  const rows = await ctx.db
    .selectFrom("advice_records")
    .distinctOn("matter_id")
    .select(["matter_id", "route", "outdated_at", "needs_head", "agreed_at", "day"])
    .where(sql<boolean>`matter_id = any(${sql.val(ids)}::bigint[])`)
    .orderBy("matter_id")
    .orderBy("id", "desc")
    .execute();
  return new Map(
    rows.map((row) => [
      row.matter_id,
      {
        "advice.route": row.route,
        "advice.is-outdated": row.outdated_at !== null,
        "advice.waits-for-head": row.needs_head && row.agreed_at === null,
        "advice.recorded": row.day,
      },
    ]),
  );
}
