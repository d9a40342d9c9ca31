import { z } from "zod";
import { channels } from "../../../api/connections.ts";
import { field, option } from "../../automation/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import type { StoredEvent } from "../../kernel/event-log.ts";

// What the triggers about messages have in common.

export const channelField = field("channel", "select", ["Канал", "Channel"], {
  options: [
    option("whatsapp", "WhatsApp", "WhatsApp"),
    option("max", "MAX", "MAX"),
    option("telegram", "Telegram", "Telegram"),
    option("sms", "SMS", "SMS"),
    option("email", "Эл. почта", "E-mail"),
  ],
  help: ["Пусто: любой", "Empty: any"],
});
export const templateField = field("templateCode", "template", ["Шаблон", "Template"], {
  help: ["Пусто: любое сообщение", "Empty: any message"],
});
/** A select that is left alone comes as an empty text. */
export const channelParam = z.union([z.literal(""), z.enum(channels)]).default("");
export const templateParam = z.string().max(200).default("");

export async function messageOf(ctx: Ctx, event: StoredEvent) {
  if (event.subjectId === null) return null;
  const row = await ctx.db
    .selectFrom("messages as m")
    .innerJoin("connections as c", "c.id", "m.connection_id")
    .leftJoin("message_templates as t", "t.id", "m.template_id")
    .select(["m.id", "m.body", "m.payload", "m.client_id as clientId", "c.channel", "t.code as templateCode"])
    .where("m.id", "=", event.subjectId)
    .executeTakeFirst();
  return row ?? null;
}

/** Whether the event's message went by the channel and the template that were asked for. */
export async function isOf(
  ctx: Ctx,
  event: StoredEvent,
  wanted: { channel: string; templateCode: string },
): Promise<boolean> {
  if (wanted.channel === "" && wanted.templateCode === "") return true;
  const message = await messageOf(ctx, event);
  if (!message) return false;
  return (
    (wanted.channel === "" || message.channel === wanted.channel) &&
    (wanted.templateCode === "" || message.templateCode === wanted.templateCode)
  );
}
