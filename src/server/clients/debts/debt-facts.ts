import { sql } from "kysely";
import { defineFacts, type Card, type FactValue } from "../../automation/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";

/** What of the debts conditions and texts may ask; the total and the number of creditors are facts of the client. */
export const debtFacts = defineFacts({
  prefix: "debts",
  facts: [
    {
      name: "debts.without-penalties-kopecks",
      title: "Сумма долгов без неустоек",
      titleEn: "Debts without penalties",
      kind: "money",
      options: [],
    },
    { name: "debts.count", title: "Долгов", titleEn: "Number of debts", kind: "number", options: [] },
    {
      name: "debts.oldest-overdue",
      title: "Самая давняя просрочка",
      titleEn: "Oldest overdue since",
      kind: "date",
      options: [],
    },
    {
      name: "debts.has-court-order",
      title: "Есть судебный приказ",
      titleEn: "Has a court order",
      kind: "flag",
      options: [],
    },
    {
      name: "debts.has-enforcement",
      title: "Есть исполнительное производство по долгу",
      titleEn: "Has enforcement of a debt",
      kind: "flag",
      options: [],
    },
  ],
  changedBy: ["client.debts-changed"],
  load: async (ctx, card) => (await loadMany(ctx, [card])).get(card.matterId) ?? {},
  loadMany,
});

async function loadMany(ctx: Ctx, cards: readonly Card[]): Promise<Map<number, Record<string, FactValue>>> {
  const ids = [...new Set(cards.map((card) => card.clientId))];
  const rows = await ctx.db
    .selectFrom("debts as d")
    .select((eb) => [
      "d.client_id",
      sql<number>`sum(d.amount_kopecks - coalesce(d.penalty_kopecks, 0))::bigint`.as("owed"),
      eb.fn.countAll<number>().as("debts"),
      eb.fn.min("d.overdue_since").as("oldest"),
      stands("court-order", "order-cancelled").as("order"),
      stands("enforcement", "enforcement-ended").as("enforcement"),
    ])
    .where(sql<boolean>`d.client_id = any(${sql.val(ids)}::bigint[])`)
    .where("d.removed_at", "is", null)
    .groupBy("d.client_id")
    .execute();
  const byClient = new Map(rows.map((row) => [row.client_id, row]));
  return new Map(
    cards.map(({ matterId, clientId }) => {
      const row = byClient.get(clientId);
      return [
        matterId,
        {
          "debts.without-penalties-kopecks": Number(row?.owed ?? 0),
          "debts.count": Number(row?.debts ?? 0),
          "debts.oldest-overdue": row?.oldest ?? null,
          "debts.has-court-order": row?.order ?? false,
          "debts.has-enforcement": row?.enforcement ?? false,
        },
      ];
    }),
  );
}

/** The last of the two in the chain is the first one. */
const stands = (kind: string, ended: string) =>
  sql<boolean>`bool_or((select s.kind = ${kind} from debt_steps s
    where s.debt_id = d.id and s.kind in (${kind}, ${ended}) order by s.position desc limit 1))`;
