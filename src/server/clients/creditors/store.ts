import { sql, type Selectable } from "kysely";
import type { z } from "zod";
import type { Creditor } from "../../../api/creditors.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import type { CreditorWords } from "./rules.ts";
import type { CreditorsTable } from "./tables.ts";

export type CreditorRow = Selectable<CreditorsTable>;
export type CreditorView = z.input<typeof Creditor>;

export const nameKey = (name: string) => sql<string>`creditor_key(${name})`;

/** Entries that stand; where the name is only what another one was called, that other. */
export async function findByName(ctx: Ctx, name: string): Promise<number | null> {
  const row = await ctx.db
    .selectFrom("creditors")
    .select((eb) => eb.fn.coalesce("merged_into", "id").as("id"))
    .where((eb) =>
      eb.or([
        eb("name_key", "=", nameKey(name)),
        eb.and([eb("short_key", "<>", ""), eb("short_key", "=", nameKey(name))]),
      ]),
    )
    .orderBy((eb) => eb("merged_into", "is not", null))
    .orderBy((eb) => eb("name_key", "<>", nameKey(name)))
    .orderBy("namesake")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function findCreditor(ctx: Ctx, id: number): Promise<CreditorRow> {
  const row = await ctx.db
    .selectFrom("creditors")
    .selectAll()
    .where("id", "=", id)
    .where("merged_into", "is", null)
    .executeTakeFirst();
  if (!row) throw notFound("creditor");
  return row;
}

/** The entry until the commit; a debt written to it meanwhile waits. */
export async function lockCreditor(ctx: Ctx, id: number): Promise<CreditorRow> {
  const row = await ctx.db
    .selectFrom("creditors")
    .selectAll()
    .where("id", "=", id)
    .where("merged_into", "is", null)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound("creditor");
  return row;
}

export async function viewCreditor(ctx: Ctx, id: number): Promise<CreditorView> {
  const row = await findCreditor(ctx, id);
  return viewOf(row, (await debtCounts(ctx, [id])).get(id) ?? 0);
}

export const wordsOf = (row: CreditorRow): CreditorWords => ({
  kind: row.kind,
  name: row.name,
  shortName: row.short_name,
  inn: row.inn,
  ogrn: row.ogrn,
  postalAddress: row.postal_address,
  legalAddress: row.legal_address,
  registerKind: row.register_kind,
  registerNumber: row.register_number,
  phones: row.phones,
  email: row.email,
  note: row.note,
});

export const viewOf = (row: CreditorRow, debts: number): CreditorView => ({
  ...wordsOf(row),
  id: row.id,
  version: row.version,
  changedAt: row.changed_at,
  debts,
});

export const columnsOf = (words: Partial<CreditorWords>) => ({
  kind: words.kind,
  name: words.name,
  short_name: words.shortName,
  inn: words.inn,
  ogrn: words.ogrn,
  postal_address: words.postalAddress,
  legal_address: words.legalAddress,
  register_kind: words.registerKind,
  register_number: words.registerNumber,
  phones: words.phones && JSON.stringify(words.phones),
  email: words.email,
  note: words.note,
});

/** In how many standing debts each lent, holds or takes part. */
export async function debtCounts(ctx: Ctx, ids: readonly number[]): Promise<Map<number, number>> {
  const all = sql.val(ids);
  const { rows } = await sql<{ id: number; debts: number }>`
    select p.creditor_id as id, count(distinct p.debt_id)::int as debts from (
      select lender_id as creditor_id, id as debt_id from debts where lender_id = any(${all}::bigint[]) and removed_at is null
      union select creditor_id, id from debts where creditor_id = any(${all}::bigint[]) and removed_at is null
      union select s.creditor_id, s.debt_id from debt_steps s join debts d on d.id = s.debt_id and d.removed_at is null
        where s.creditor_id = any(${all}::bigint[])) p
    group by 1`.execute(ctx.db);
  return new Map(rows.map((row) => [Number(row.id), row.debts]));
}
