import { z } from "zod";
import { defineTrigger } from "../automation/index.ts";

export const messageReceived = defineTrigger({
  name: "messaging.message-received",
  title: ["Клиент написал", "The client wrote"],
  help: [
    "Срабатывает на сообщение клиента; можно указать слово, например «согласен».",
    "Fires at a message of the client; a word may be given, for example “agree”.",
  ],
  group: "client",
  icon: "message-down",
  fields: [
    {
      name: "text",
      title: "Текст содержит",
      titleEn: "The text contains",
      kind: "text",
      isRequired: false,
      options: [],
      help: "Пусто: любое сообщение",
      helpEn: "Empty: any message",
    },
  ],
  events: ["message.received"],
  params: z.object({ text: z.string().trim().max(200).default("") }),
  async matches(ctx, { event, params }) {
    if (params.text === "") return true;
    if (event.subjectId === null) return false;
    const message = await ctx.db
      .selectFrom("messages")
      .select("body")
      .where("id", "=", event.subjectId)
      .executeTakeFirst();
    return message !== undefined && message.body.toLowerCase().includes(params.text.toLowerCase());
  },
});

export const deliveryFailed = defineTrigger({
  name: "messaging.delivery-failed",
  title: ["Сообщение не доставлено", "A message was not delivered"],
  help: [
    "Срабатывает, когда сообщение клиенту отклонено, например на номере нет WhatsApp.",
    "Fires when a message to the client is refused, for example when the number has no WhatsApp.",
  ],
  group: "client",
  icon: "message-x",
  fields: [],
  events: ["message.failed"],
  params: z.object({}),
  matches: () => true,
});
