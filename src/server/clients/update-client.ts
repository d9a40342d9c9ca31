import type { z } from "zod";
import type { ClientFacts } from "../../api/clients.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { invalid } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { guessFirstName } from "./names/rules.ts";
import { refreshSearch } from "./refresh-search.ts";
import { isInn } from "./rules.ts";
import { lockClient } from "./store.ts";
import { isZone } from "./zones/rules.ts";

export type Facts = Partial<z.output<typeof ClientFacts>>;
type Field = keyof z.output<typeof ClientFacts>;

const columns = {
  name: "name",
  birthDate: "birth_date",
  inn: "inn",
  email: "email",
  city: "city",
  region: "region",
  zone: "zone",
  family: "family",
  work: "work",
  incomeKopecks: "income_kopecks",
  note: "note",
} as const satisfies Record<Field, string>;
const fieldNames = Object.keys(columns) as Field[]; // the keys of `columns` are exactly the fields

/** Changes facts of the card; what is already so is no change and no event. */
export const updateClient = (ctx: Ctx, id: number, facts: Facts): Promise<void> =>
  inTx(ctx, async (ctx) => {
    check(facts, ctx.now);
    const client = await lockClient(ctx, id);
    const wanted = tidy(facts);
    const changed = fieldNames.filter(
      (field) => wanted[field] !== undefined && wanted[field] !== client[columns[field]],
    );
    if (changed.length === 0) return;
    const values = Object.fromEntries(changed.map((field) => [columns[field], wanted[field]]));
    const firstName =
      wanted.name !== undefined && client.kind === "person" ? { first_name: guessFirstName(wanted.name) } : {};
    await ctx.db
      .updateTable("clients")
      .set({ ...values, ...firstName, changed_at: ctx.now })
      .where("id", "=", id)
      .execute();
    if (changed.some((field) => field === "name" || field === "email" || field === "inn")) await refreshSearch(ctx, id);
    await emit(ctx, "client.changed", { clientId: id, subjectId: id }, { fields: changed });
  });

/** Nobody who comes was born before it; an earlier year is a slip of the keyboard. */
const FIRST_BIRTH = "1900-01-01";

function check(facts: Facts, now: Date): void {
  const wrong: Record<string, string> = {};
  if (facts.birthDate && (facts.birthDate < FIRST_BIRTH || facts.birthDate > now.toISOString().slice(0, 10)))
    wrong["birthDate"] = "wrong";
  if (facts.inn && !isInn(facts.inn)) wrong["inn"] = "inn";
  if (facts.zone && !isZone(facts.zone)) wrong["zone"] = "wrong";
  if (Object.keys(wrong).length > 0) throw invalid(wrong);
}

/** An emptied field of a form is no fact. */
const tidy = (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).map(([field, value]) => [field, value === "" ? null : value]));
