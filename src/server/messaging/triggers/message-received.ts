import { z } from "zod";
import { defineTrigger, field } from "../../automation/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { channelField, channelParam, messageOf, templateField, templateParam } from "./parts.ts";

const HOUR_MS = 3_600_000;

export const messageReceived = defineTrigger({
  name: "messaging.message-received",
  title: ["Клиент написал", "The client wrote"],
  help: [
    "Срабатывает на сообщение клиента: со словом «согласен», с нажатой кнопкой или в ответ на шаблон за сутки.",
    "Fires at a message of the client: with the word “agree”, with a pressed button, or in answer to a template within a day.",
  ],
  group: "client",
  icon: "message-down",
  fields: [
    field("text", "text", ["Текст содержит", "The text contains"], {
      help: ["Пусто: любое сообщение", "Empty: any message"],
    }),
    field("button", "text", ["Кнопка", "Button"], {
      help: ["Код или надпись кнопки; пусто: не важно", "The button's code or caption; empty: any"],
    }),
    channelField,
    { ...templateField, title: "В ответ на шаблон", titleEn: "In answer to the template", help: "", helpEn: "" },
    field("withinHours", "number", ["За сколько часов", "Within hours"], {
      help: ["С отправки шаблона", "Since the template was sent"],
    }),
  ],
  events: ["message.received"],
  params: z.object({
    text: z.string().trim().max(200).default(""),
    button: z.string().trim().max(200).default(""),
    channel: channelParam,
    templateCode: templateParam,
    withinHours: z.coerce.number().int().min(1).max(720).default(24),
  }),
  async matches(ctx, { event, params }) {
    const message = await messageOf(ctx, event);
    if (!message) return false;
    if (params.channel !== "" && message.channel !== params.channel) return false;
    if (!has(message.body, params.text)) return false;
    if (params.button !== "" && !isButton(message.payload?.button, params.button)) return false;
    return params.templateCode === "" || answers(ctx, message, { ...params, at: event.at });
  },
});

const has = (text: string, part: string): boolean => text.toLowerCase().includes(part.toLowerCase());

const isButton = (button: { text: string; payload: string } | undefined, wanted: string): boolean =>
  button !== undefined &&
  [button.text, button.payload].some((word) => word.trim().toLowerCase() === wanted.toLowerCase());

/** Whether the last thing we said to the client before his message was the template, and not too long ago. */
async function answers(
  ctx: Ctx,
  message: { id: number; clientId: number },
  wanted: { templateCode: string; withinHours: number; at: Date },
): Promise<boolean> {
  const last = await ctx.db
    .selectFrom("messages as m")
    .leftJoin("message_templates as t", "t.id", "m.template_id")
    .select(["t.code", "m.created_at", "m.sent_at"])
    .where("m.client_id", "=", message.clientId)
    .where("m.direction", "=", "out")
    .where("m.state", "in", ["accepted", "sent", "delivered", "read"])
    .where("m.id", "<", message.id)
    .orderBy("m.id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!last || last.code !== wanted.templateCode) return false;
  return wanted.at.getTime() - (last.sent_at ?? last.created_at).getTime() <= wanted.withinHours * HOUR_MS;
}
