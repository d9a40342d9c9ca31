import { sql } from "kysely";
import type { z } from "zod";
import type { Client } from "../../api/clients.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { notFound } from "../kernel/errors.ts";

type Card = z.input<typeof Client>;

/** Everything of the card that this slice holds, as the interface reads it. */
export async function readClient(ctx: Ctx, id: number): Promise<Card> {
  const row = await ctx.db.selectFrom("clients").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw notFound("client");
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    birthDate: row.birth_date,
    inn: row.inn,
    email: row.email,
    city: row.city,
    region: row.region,
    zone: row.zone,
    family: row.family,
    work: row.work,
    incomeKopecks: row.income_kopecks,
    note: row.note,
    source: row.source,
    debtKopecks: row.debt_kopecks,
    createdAt: row.created_at,
    phones: await phonesOf(ctx, id),
    debts: await debtsOf(ctx, id),
    consents: await consentsOf(ctx, id),
    tags: await tagsOf(ctx, id),
  };
}

const phonesOf = (ctx: Ctx, clientId: number): Promise<Card["phones"]> =>
  ctx.db
    .selectFrom("client_phones")
    .select(["id", "phone", "is_primary as isPrimary", "note"])
    .where("client_id", "=", clientId)
    .orderBy("is_primary", "desc")
    .orderBy("id")
    .execute();

const debtsOf = (ctx: Ctx, clientId: number): Promise<Card["debts"]> =>
  ctx.db
    .selectFrom("debts as d")
    .innerJoin("creditors as c", "c.id", "d.creditor_id")
    .select(["d.id", "d.kind", "d.amount_kopecks as amountKopecks", "d.overdue_since as overdueSince"])
    .select(sql<string>`coalesce(nullif(c.short_name, ''), c.name)`.as("creditor"))
    .where("d.client_id", "=", clientId)
    .where("d.removed_at", "is", null)
    .orderBy("d.amount_kopecks", "desc")
    .orderBy("d.id")
    .execute();

/** The latest word of each purpose and channel. */
const consentsOf = (ctx: Ctx, clientId: number): Promise<Card["consents"]> =>
  ctx.db
    .selectFrom("consents")
    .select(["purpose", "channel", "is_given as isGiven", "text_version as textVersion", "source", "at"])
    .distinctOn(["purpose", "channel"])
    .where("client_id", "=", clientId)
    .orderBy("purpose")
    .orderBy("channel")
    .orderBy("id", "desc")
    .execute();

const tagsOf = async (ctx: Ctx, clientId: number): Promise<string[]> =>
  (await ctx.db.selectFrom("client_tags").select("tag").where("client_id", "=", clientId).orderBy("tag").execute()).map(
    (row) => row.tag,
  );
