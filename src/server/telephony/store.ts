import type { Selectable } from "kysely";
import type { App, Ctx } from "../kernel/ctx.ts";
import { HouseError, notFound, refused } from "../kernel/errors.ts";
import { checkBaseUrl } from "../kernel/outgoing-address.ts";
import { remember } from "../kernel/remember.ts";
import type { PhoneLine } from "./adapters/port.ts";
import { zadarmaLine } from "./adapters/zadarma.ts";
import type { CallsTable, PhoneConnectionsTable } from "./tables.ts";

export type PhoneConnection = Selectable<PhoneConnectionsTable>;
export type CallRow = Selectable<CallsTable>;
type Db = Pick<Ctx, "db">;

const TIMEOUT_MS = 15_000;
/** Until the account's clock is read: the partner's accounts of Russian firms stand so. */
const USUAL_ZONE = "Europe/Moscow";

export async function connectionById(ctx: Db, id: number): Promise<PhoneConnection> {
  const row = await ctx.db.selectFrom("phone_connections").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw notFound("connection");
  return row;
}

export const connectionsOn = (ctx: Db): Promise<PhoneConnection[]> =>
  ctx.db.selectFrom("phone_connections").selectAll().where("is_on", "=", true).orderBy("id").execute();

/** The adapter for calling the partner; refused when the address is not lawful (any more). */
export async function openLine(ctx: Ctx, connection: PhoneConnection): Promise<PhoneLine> {
  checkBaseUrl(ctx.app.config, connection.base_url);
  const known = await extensionsOf(ctx, connection);
  return zadarmaLine({
    baseUrl: connection.base_url,
    key: connection.api_key,
    secret: openSecret(ctx.app, connection.secret_sealed),
    timeoutMs: TIMEOUT_MS,
    caFile: connection.ca_file,
    isExtension: (text) => known.has(text),
  });
}

/** Sealed with the key of another installation: an administrator must give the secret anew. */
export function openSecret(app: App, sealed: string): string {
  try {
    return app.secrets.open(sealed);
  } catch (cause) {
    const reason = "secret-unreadable";
    throw new HouseError("unavailable", "the secret was sealed with another key, give it anew", { reason, cause });
  }
}

/** Extensions of the exchange as last read, and those employees have. */
export const extensionsOf = (ctx: Ctx, connection: PhoneConnection): Promise<ReadonlySet<string>> =>
  remember(ctx, `extensions ${connection.id}`, async () => {
    const rows = await ctx.db
      .selectFrom("phone_extensions")
      .select("extension")
      .where("connection_id", "=", connection.id)
      .execute();
    return new Set([...connection.extensions, ...rows.map((row) => row.extension)]);
  });

/** The clock of the partner's times: as an administrator set it, else as the account says. */
export const zoneOfConnection = (connection: Pick<PhoneConnection, "zone" | "account_zone">): string =>
  connection.zone ?? connection.account_zone ?? USUAL_ZONE;

export async function callById(ctx: Db, id: number): Promise<CallRow> {
  const row = await ctx.db.selectFrom("calls").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw notFound("call");
  return row;
}

/** Held until the commit. Whoever also needs the client's row locks that one first. */
export async function lockCall(ctx: Ctx, id: number): Promise<CallRow> {
  const row = await ctx.db.selectFrom("calls").selectAll().where("id", "=", id).forNoKeyUpdate().executeTakeFirst();
  if (!row) throw notFound("call");
  return row;
}

/** The employee's own extension, on the named connection or the first one that is on. */
export async function phoneOf(
  ctx: Ctx,
  userId: number | null,
): Promise<{ connection: PhoneConnection; extension: string } | null> {
  const row = await ctx.db
    .selectFrom("phone_extensions as e")
    .innerJoin("phone_connections as c", "c.id", "e.connection_id")
    .selectAll("c")
    .select("e.extension as own_extension")
    .where("e.user_id", "=", userId)
    .where("c.is_on", "=", true)
    .orderBy("c.id")
    .limit(1)
    .executeTakeFirst();
  return row ? { connection: row, extension: row.own_extension } : null;
}

/** The same of the one who asks; without it he is told whether the line or his extension is missing. */
export async function ownPhone(ctx: Ctx): Promise<{ connection: PhoneConnection; extension: string }> {
  const phone = await phoneOf(ctx, ctx.actor.id);
  if (phone) return phone;
  throw refused((await connectionsOn(ctx)).length === 0 ? "no-connection" : "no-extension");
}
