import type { Selectable } from "kysely";
import type { Ctx } from "../kernel/ctx.ts";
import { notFound, refused } from "../kernel/errors.ts";
import { capabilitiesOf, type Connection } from "./connections/open-channel.ts";
import type { ErrorClass } from "./rules.ts";
import type { MessageTemplatesTable } from "./tables.ts";

export type TemplateRow = Selectable<MessageTemplatesTable>;
type Db = Pick<Ctx, "db">;

export async function connectionById(ctx: Db, id: number): Promise<Connection> {
  const row = await ctx.db.selectFrom("connections").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw notFound("connection");
  return row;
}

export async function connectionByCode(ctx: Db, code: string): Promise<Connection | null> {
  return (await ctx.db.selectFrom("connections").selectAll().where("code", "=", code).executeTakeFirst()) ?? null;
}

/**
 * The named connection; else the one of the channel's that is well, that the client already knows, that is the firm's
 * usual one, in this order.
 */
export async function usableConnection(
  ctx: Db,
  id: number | undefined,
  channel: Connection["channel"] = "whatsapp",
  clientId?: number,
): Promise<Connection> {
  const row = id === undefined ? await senderFor(ctx, channel, clientId) : await connectionById(ctx, id);
  if (!row) throw refused("no-connection");
  if (!row.is_on) throw refused("connection-off");
  return row;
}

const senderFor = (ctx: Db, channel: Connection["channel"], clientId: number | undefined) =>
  ctx.db
    .selectFrom("connections")
    .selectAll("connections")
    .where("is_on", "=", true)
    .where("channel", "=", channel)
    .orderBy((eb) => eb("sick_at", "is not", null))
    .orderBy(
      (eb) =>
        eb
          .selectFrom("messages")
          .select((eb) => eb.fn.max("messages.id").as("last"))
          .where("messages.client_id", "=", clientId ?? 0)
          .whereRef("messages.connection_id", "=", "connections.id"),
      (order) => order.desc().nullsLast(),
    )
    .orderBy("is_default", "desc")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();

export async function templateById(ctx: Db, id: number): Promise<TemplateRow> {
  const row = await ctx.db.selectFrom("message_templates").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw notFound("template");
  return row;
}

/** By the code that robots keep; an approved one first when the same code was submitted twice. */
export async function templateByCode(ctx: Db, code: string, connectionId: number): Promise<TemplateRow> {
  const rows = await ctx.db
    .selectFrom("message_templates")
    .selectAll()
    .where("code", "=", code)
    .where("connection_id", "=", connectionId)
    .orderBy("id", "desc")
    .execute();
  const row = rows.find((candidate) => candidate.approval === "approved" && candidate.is_on) ?? rows[0];
  if (!row) throw notFound("template");
  return row;
}

/** The client's last word on a purpose: given, withdrawn, or never asked. The door of clients knows only "holds or not". */
export async function lastWord(
  ctx: Db,
  clientId: number,
  purpose: "personal-data" | "messages",
  channel: string,
): Promise<boolean | null> {
  const row = await ctx.db
    .selectFrom("consents")
    .select("is_given")
    .where("client_id", "=", clientId)
    .where("purpose", "=", purpose)
    .where((eb) => eb.or([eb("channel", "is", null), eb("channel", "=", channel)]))
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.is_given ?? null;
}

/** Where a message of the connection goes; refused with the reason when the client cannot be written to by it. */
export async function addressFor(ctx: Db, clientId: number, connection: Connection): Promise<string> {
  const own = (await addressesOf(ctx, clientId))[connection.channel];
  if (own !== null) return own;
  if (connection.channel === "email") throw refused("no-email");
  if (capabilitiesOf(connection).canStart) throw refused("no-phone");
  // A bot writes only to whoever has opened the conversation; of several of his, the one he used last.
  const dialog = await ctx.db
    .selectFrom("dialogs")
    .select("address")
    .where("connection_id", "=", connection.id)
    .where("client_id", "=", clientId)
    .orderBy((eb) => eb("opted_out_at", "is not", null))
    .orderBy(
      (eb) => eb.fn.coalesce("last_inbound_at", "started_at"),
      (order) => order.desc().nullsLast(),
    )
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!dialog) throw refused("not-started");
  return dialog.address;
}

/** The client's address on each channel that leads to him by what his card holds; null where there is none. */
export async function addressesOf(ctx: Db, clientId: number): Promise<Record<Connection["channel"], string | null>> {
  const row = await ctx.db
    .selectFrom("clients")
    .leftJoin("client_phones", (join) =>
      join.onRef("client_phones.client_id", "=", "clients.id").on("client_phones.is_primary", "=", true),
    )
    .select(["clients.email", "client_phones.phone"])
    .where("clients.id", "=", clientId)
    .executeTakeFirst();
  const phone = row?.phone ?? null;
  return {
    whatsapp: phone && `whatsapp:${phone}`,
    max: null,
    telegram: null,
    sms: phone,
    email: row?.email?.trim().toLowerCase() || null,
  };
}

export async function classOfCode(ctx: Db, kind: string, code: string): Promise<ErrorClass | null> {
  const row = await ctx.db
    .selectFrom("provider_errors")
    .select("class")
    .where("kind", "in", [kind, "oplot"])
    .where("code", "=", code)
    .executeTakeFirst();
  return row?.class ?? null;
}

/** A message with what its sending needs. */
export async function messageToSend(ctx: Db, id: number) {
  return ctx.db
    .selectFrom("messages")
    .innerJoin("dialogs", "dialogs.id", "messages.dialog_id")
    .leftJoin("message_templates", "message_templates.id", "messages.template_id")
    .select([
      "messages.id",
      "messages.state",
      "messages.client_id",
      "messages.matter_id",
      "messages.connection_id",
      "messages.dialog_id",
      "messages.kind",
      "messages.body",
      "messages.content_variables",
      "messages.payload",
      "messages.attempts",
      "messages.not_before",
      "messages.created_at",
      "messages.sending_at",
      "messages.author_kind",
      "dialogs.address",
      "dialogs.channel",
      "dialogs.last_inbound_at",
      "dialogs.opted_out_at",
      "dialogs.failed_at as address_failed_at",
      "message_templates.external_id as template_external_id",
      "message_templates.approval",
      "message_templates.category",
      "message_templates.is_on as template_is_on",
    ])
    .where("messages.id", "=", id)
    .executeTakeFirst();
}
export type MessageToSend = NonNullable<Awaited<ReturnType<typeof messageToSend>>>;
