import type { Ctx } from "../kernel/ctx.ts";
import { searchText } from "./rules.ts";

/** Rewrites what the search looks in from the rows as they now are; part of every change of name, phone, e-mail or INN. */
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
  const search = searchText({ ...client, phones: phones.map((p) => p.phone) });
  await ctx.db.updateTable("clients").set({ search, changed_at: ctx.now }).where("id", "=", clientId).execute();
}
