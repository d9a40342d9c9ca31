import type { Ctx } from "../kernel/ctx.ts";
import { notFound } from "../kernel/errors.ts";
import { readFirm } from "../kernel/settings.ts";
import { countryOf } from "./phones/rules.ts";
import type { ConsentsTable } from "./tables.ts";
import { zoneOf } from "./zones/rules.ts";

/**
 * Holds the client's row until the commit: the first lock of every change that touches the client or a matter of his.
 * "No key" leaves others free to add rows that only name the client.
 */
export async function lockClient(ctx: Ctx, id: number) {
  const row = await ctx.db.selectFrom("clients").selectAll().where("id", "=", id).forNoKeyUpdate().executeTakeFirst();
  if (!row) throw notFound("client");
  ctx.tx?.held.add(`client ${id}`);
  return row;
}

/** The same lock where the row itself is not needed; nothing is asked of the database when it is held already. */
export async function holdClient(ctx: Ctx, id: number): Promise<void> {
  if (!ctx.tx?.held.has(`client ${id}`)) await lockClient(ctx, id);
}

export async function findClient(ctx: Ctx, id: number) {
  const row = await ctx.db.selectFrom("clients").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw notFound("client");
  return row;
}

export async function findByPhone(ctx: Ctx, phone: string): Promise<{ id: number; name: string } | null> {
  const row = await ctx.db
    .selectFrom("client_phones")
    .innerJoin("clients", "clients.id", "client_phones.client_id")
    .select(["clients.id", "clients.name"])
    .where("client_phones.phone", "=", phone)
    .executeTakeFirst();
  return row ?? null;
}

/** Whose phone it is; null when nobody's. */
export const phoneOwner = async (ctx: Ctx, phone: string): Promise<number | null> =>
  (await findByPhone(ctx, phone))?.id ?? null;

/** The latest word of the person holds. A word about all channels counts where the channel has none of its own later. */
export async function holdsConsent(
  ctx: Ctx,
  clientId: number,
  purpose: ConsentsTable["purpose"],
  channel?: string,
): Promise<boolean> {
  const row = await ctx.db
    .selectFrom("consents")
    .select("is_given")
    .where("client_id", "=", clientId)
    .where("purpose", "=", purpose)
    .where((eb) =>
      channel ? eb.or([eb("channel", "is", null), eb("channel", "=", channel)]) : eb("channel", "is", null),
    )
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.is_given ?? false;
}

export interface ClientBrief {
  id: number;
  name: string;
  firstName: string;
  /** Always known: own, by place, by phone or the firm's. */
  zone: string;
  city: string | null;
  primaryPhone: string | null;
}

export async function clientBrief(ctx: Ctx, id: number): Promise<ClientBrief> {
  const brief = (await clientBriefs(ctx, [id])).get(id);
  if (!brief) throw notFound("client");
  return brief;
}

/** The same of many at once; those that are not there are left out. */
export async function clientBriefs(ctx: Ctx, ids: readonly number[]): Promise<Map<number, ClientBrief>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom("clients")
    .leftJoin("client_phones", (join) =>
      join.onRef("client_phones.client_id", "=", "clients.id").on("client_phones.is_primary", "=", true),
    )
    .select([
      "clients.id",
      "clients.name",
      "clients.first_name",
      "clients.zone",
      "clients.city",
      "clients.region",
      "client_phones.phone",
    ])
    .where("clients.id", "in", ids)
    .execute();
  const firm = await readFirm(ctx);
  return new Map(
    rows.map((row) => {
      const zone = zoneOf({ ...row, country: row.phone ? countryOf(row.phone) : null }, firm.zone);
      return [
        row.id,
        { id: row.id, name: row.name, firstName: row.first_name, zone, city: row.city, primaryPhone: row.phone },
      ];
    }),
  );
}
