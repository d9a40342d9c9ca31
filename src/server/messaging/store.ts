import type { Selectable } from "kysely";
import type { Ctx } from "../kernel/ctx.ts";
import { notFound, refused } from "../kernel/errors.ts";
import type { Connection } from "./connections/open-channel.ts";
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

/** The named connection, or the channel's oldest one that is switched on. */
export async function usableConnection(
  ctx: Db,
  id: number | undefined,
  channel: Connection["channel"] = "whatsapp",
): Promise<Connection> {
  const row =
    id === undefined
      ? await ctx.db
          .selectFrom("connections")
          .selectAll()
          .where("is_on", "=", true)
          .where("channel", "=", channel)
          .orderBy("id")
          .executeTakeFirst()
      : await connectionById(ctx, id);
  if (!row) throw refused("no-connection");
  if (!row.is_on) throw refused("connection-off");
  return row;
}

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

/** The client's address on each channel; null where he has none. */
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
  return { whatsapp: phone && `whatsapp:${phone}`, sms: phone, email: row?.email?.trim().toLowerCase() || null };
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
