import { z } from "zod";
import { defineTrigger, field, option } from "../../automation/index.ts";

export const dialogStarted = defineTrigger({
  name: "messaging.dialog-started",
  title: ["Клиент открыл бота", "The client opened a bot"],
  help: [
    "Срабатывает, когда клиент нажал «Начать» в MAX или Telegram, например по ссылке из карты: теперь ему можно писать.",
    "Fires when the client pressed “Start” in MAX or Telegram, for example by the link of the card: now he may be written to.",
  ],
  group: "client",
  icon: "message",
  fields: [
    field("channel", "select", ["Канал", "Channel"], {
      options: [option("max", "MAX", "MAX"), option("telegram", "Telegram", "Telegram")],
      help: ["Пусто: любой", "Empty: any"],
    }),
  ],
  events: ["dialog.started"],
  params: z.object({ channel: z.union([z.literal(""), z.enum(["max", "telegram"])]).default("") }),
  matches: async (_ctx, { event, params }) => params.channel === "" || event.data["channel"] === params.channel,
});
