import { recordKinds } from "../../../api/client-records.ts";
import { sql } from "kysely";
import { defineFacts, type Card, type FactValue } from "../../automation/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { titles } from "./titles-data.ts";

/** How many records of each kind a client has: conditions of stage lists ask "if he has a share in a company". */
export const recordCounts = defineFacts({
  prefix: "records",
  facts: recordKinds.map((kind) => ({
    name: `records.${kind}`,
    title: titles[kind][0],
    titleEn: titles[kind][1],
    kind: "number",
    options: [],
  })),
  changedBy: ["client.records-changed"],
  load: async (ctx, card) => (await loadMany(ctx, [card])).get(card.matterId) ?? {},
  loadMany,
});

async function loadMany(ctx: Ctx, cards: readonly Card[]): Promise<Map<number, Record<string, FactValue>>> {
  const ids = [...new Set(cards.map((card) => card.clientId))];
  const rows = await ctx.db
    .selectFrom("client_records")
    .select(["client_id", "kind", (eb) => eb.fn.countAll<number>().as("records")])
    .where(sql<boolean>`client_id = any(${sql.val(ids)}::bigint[])`)
    .where("removed_at", "is", null)
    .groupBy(["client_id", "kind"])
    .execute();
  const none = Object.fromEntries(recordKinds.map((kind) => [`records.${kind}`, 0]));
  const byClient = Map.groupBy(rows, (row) => row.client_id);
  return new Map(
    cards.map(({ matterId, clientId }) => {
      const own = (byClient.get(clientId) ?? []).map((row) => [`records.${row.kind}`, Number(row.records)] as const);
      return [matterId, { ...none, ...Object.fromEntries(own) }];
    }),
  );
}
