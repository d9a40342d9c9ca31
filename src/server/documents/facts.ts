import { sql } from "kysely";
import { matterFacts, type MatterFact } from "../../api/matter-papers.ts";
import { defineFacts, type Card, type FactValue } from "../automation/index.ts";
import type { Ctx } from "../kernel/ctx.ts";

const kinds: Record<MatterFact["kind"], "text" | "date" | "money" | "number"> = {
  text: "text",
  long: "text",
  day: "date",
  money: "money",
  number: "number",
};

/** `hearingOn` → `papers.hearing-on`: what papers say of a matter is told to robots and messages too. */
const nameOf = (name: string): string =>
  `papers.${name.replace(/Kopecks$/, "").replace(/[A-Z]/g, (sign) => `-${sign.toLowerCase()}`)}`;

const own = matterFacts.map((fact: MatterFact) => ({ ...fact, fact: nameOf(fact.name) }));

/** The court, the MFC, the terms and the contract of a matter: dates of hearings move robots, numbers stand in messages. */
export const paperFacts = defineFacts({
  prefix: "papers",
  facts: [
    ...own.map(({ fact, kind, title: [ru, en] }) => ({
      name: fact,
      title: ru,
      titleEn: en,
      kind: kinds[kind],
      options: [],
    })),
    {
      name: "papers.contract-number",
      title: "Номер договора",
      titleEn: "Contract's number",
      kind: "text" as const,
      options: [],
    },
    {
      name: "papers.contract-signed",
      title: "Договор подписан",
      titleEn: "The contract is signed",
      kind: "flag" as const,
      options: [],
    },
  ],
  changedBy: ["matter.paper-facts-changed", "document.finalised", "document.signed", "document.cancelled"],
  load: async (ctx, card) => (await loadMany(ctx, [card])).get(card.matterId) ?? {},
  loadMany,
});

async function loadMany(ctx: Ctx, cards: readonly Card[]): Promise<Map<number, Record<string, FactValue>>> {
  const ids = cards.map(({ matterId }) => matterId);
  const found = new Map<number, Record<string, FactValue>>(ids.map((id) => [id, {}]));
  const rows = await ctx.db
    .selectFrom("matter_paper_facts")
    .select(["matter_id", "name", "value"])
    .where(sql<boolean>`matter_id = any(${sql.val(ids)}::bigint[])`)
    .execute();
  for (const { matter_id, name, value } of rows) {
    const known = own.find((one) => one.name === name);
    const isNumber = known?.kind === "money" || known?.kind === "number";
    if (known) Object.assign(found.get(matter_id) ?? {}, { [known.fact]: isNumber ? Number(value) : value });
  }
  for (const { matter_id, number_text, status } of await contractsOf(ctx, ids)) {
    const facts = matter_id === null ? undefined : found.get(matter_id);
    if (facts)
      Object.assign(facts, { "papers.contract-number": number_text, "papers.contract-signed": status === "signed" });
  }
  return found;
}

/** Oldest first, so that the newest is what is told. */
const contractsOf = (ctx: Ctx, ids: readonly number[]) =>
  ctx.db
    .selectFrom("documents")
    .select(["matter_id", "number_text", "status"])
    .where("kind", "=", "contract")
    .where("number_text", "is not", null)
    .where("status", "!=", "cancelled")
    .where(sql<boolean>`matter_id = any(${sql.val(ids)}::bigint[])`)
    .orderBy("id")
    .execute();
