import type { Ctx } from "../kernel/ctx.ts";
import { knownCustomFields } from "./custom-fields/known-custom-fields.ts";
import { searchText } from "./rules.ts";

/** Rewrites what the search looks in from the rows as they now are; part of every change of a searched fact. */
export async function refreshSearch(ctx: Ctx, clientId: number): Promise<void> {
  const client = await ctx.db
    .selectFrom("clients")
    .select(["name", "email", "inn"])
    .where("id", "=", clientId)
    .executeTakeFirstOrThrow();
  const phones = await ctx.db
    .selectFrom("client_phones")
    .select("phone")
    .where("client_id", "=", clientId)
    .orderBy("id")
    .execute();
  const search = searchText({
    ...client,
    phones: phones.map((p) => p.phone),
    more: await furtherWords(ctx, clientId),
  });
  await ctx.db.updateTable("clients").set({ search, changed_at: ctx.now }).where("id", "=", clientId).execute();
}

/** SNILS, passport, and fields that an administrator wants to find clients by. */
async function furtherWords(ctx: Ctx, clientId: number): Promise<string[]> {
  const custom = (await knownCustomFields(ctx)).filter((field) => field.isSearchable).map((field) => field.name);
  const rows = await ctx.db
    .selectFrom("client_facts")
    .select("value")
    .where("client_id", "=", clientId)
    .where("field", "in", ["snils", "passport", ...custom])
    .orderBy("field")
    .execute();
  // The search reads eleven digits that begin with 8 as a phone, so a SNILS is found by that reading too.
  return rows.flatMap(({ value }) => [String(value), String(value).replace(/^8(?=\d{10}$)/, "7")]);
}
