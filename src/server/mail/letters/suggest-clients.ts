import { sql } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";
import { normalPhone } from "../../clients/index.ts";
import { clientsOf } from "../sync/place-in-thread.ts";
import { briefById } from "./brief-by-id.ts";
import type { Brief } from "./brief-rows.ts";

export interface Suggestion {
  clientId: number;
  name: string;
  why: "address" | "name" | "phone";
}
const MOST = 3;

/** Whom a letter without a card may be from: one of several with the address, one of the same name, a phone in its words. */
export async function suggestionsFor(ctx: Ctx, letters: readonly Brief[]): Promise<Map<number, Suggestion[]>> {
  const found = new Map<number, Suggestion[]>();
  const byAddress = await clientsOf(ctx, [...new Set(letters.map((one) => one.from.address))].filter(Boolean));
  for (const letter of letters) {
    const phones = (letter.snippet.match(/(?:\+7|\b8)[\d ()-]{9,16}\d/g) ?? []).flatMap(
      (text) => normalPhone(text) ?? [],
    );
    const ids = byAddress.get(letter.from.address) ?? [];
    found.set(letter.id, await candidates(ctx, { ids, phones, name: letter.from.name }));
  }
  return found;
}

/** For one letter, where a person says whose it is. */
export async function suggestionsOf(ctx: Ctx, id: number): Promise<Suggestion[]> {
  const letter = await briefById(ctx, id);
  return (await suggestionsFor(ctx, [letter])).get(id) ?? [];
}

async function candidates(ctx: Ctx, by: { ids: number[]; phones: string[]; name: string }): Promise<Suggestion[]> {
  const words = by.name
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word.length > 2);
  if (by.ids.length === 0 && by.phones.length === 0 && words.length < 2) return [];
  const like = (word: string) => sql`lower(c.name) like ${`%${word.replaceAll(/[\\%_]/g, "\\$&")}%`}`;
  const sameName = words.length >= 2 ? sql`(${sql.join(words.map(like), sql` and `)})` : sql`false`;
  const rows = await sql<Suggestion>`
    select c.id as "clientId", c.name, case when c.id = any(${by.ids}::bigint[]) then 'address' when p.client_id is not null then 'phone' else 'name' end as why
    from clients c left join (select distinct client_id from client_phones where phone = any(${by.phones}::text[])) p on p.client_id = c.id
    where c.id = any(${by.ids}::bigint[]) or p.client_id is not null or ${sameName}
    order by 3, c.id limit ${MOST}`.execute(ctx.db);
  return rows.rows;
}
