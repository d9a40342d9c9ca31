import { z } from "zod";
import { defineRobot, field, option } from "../../automation/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import type { Button } from "../adapters/port.ts";
import { fillText } from "../outgoing/fill-template.ts";
import { queueMessage } from "../outgoing/queue-message.ts";
import { filled, messageResult, textField } from "./parts.ts";

const MOST_BUTTONS = 10;

export const sendToBot = defineRobot({
  name: "messaging.send-to-bot",
  title: ["Написать в MAX или Telegram", "Write in MAX or Telegram"],
  help: [
    "Пишет от бота тому, кто открыл с ним переписку, с кнопками для ответа: «Приедете завтра? Да / Нет». Ответ ловит триггер «Клиент написал».",
    "Writes as the bot to whoever has opened it, with buttons for the answer: “Will you come tomorrow? Yes / No”. The answer is caught by “The client wrote”.",
  ],
  group: "client",
  icon: "message",
  fields: [
    textField,
    field("buttons", "long-text", ["Кнопки", "Buttons"], {
      help: ["По одной в строке; пусто: без кнопок", "One in a line; empty: none"],
    }),
    field("channel", "select", ["Канал", "Channel"], {
      options: [option("max", "MAX", "MAX"), option("telegram", "Telegram", "Telegram")],
      help: ["Пусто: где клиент писал последним", "Empty: where the client wrote last"],
    }),
  ],
  params: z.object({
    text: z.string().trim().min(1).max(4000),
    buttons: z.string().max(1000).default(""),
    channel: z.union([z.literal(""), z.enum(["max", "telegram"])]).default(""),
  }),
  isClientFacing: true,
  results: [messageResult, { name: "channel", title: "Канал", titleEn: "Channel", kind: "text" }],
  effect: () => ({ kind: "message" }),
  async run(ctx, { card, params, onceKey }) {
    const bot = await botOf(ctx, card.clientId, params.channel);
    const buttons = rowsOf(params.buttons);
    const { id } = await queueMessage(ctx, {
      clientId: card.clientId,
      matterId: card.matterId,
      connectionId: bot.id,
      text: await filled(ctx, params.text, card),
      ...(buttons.length > 0 ? { buttons } : {}),
      onceKey,
    });
    return { messageId: id, channel: bot.channel };
  },
  preview: async (ctx, { card, params }) => {
    const buttons = rowsOf(params.buttons).map(([button]) => `[${button?.text ?? ""}]`);
    return [(await fillText(ctx, params.text, card)).text, ...buttons].join("\n");
  },
});

/** One under another: names of buttons are long in Russian. */
const rowsOf = (text: string): Button[][] =>
  text
    .split("\n")
    .map((line) => line.trim().slice(0, 60))
    .filter((line) => line !== "")
    .slice(0, MOST_BUTTONS)
    .map((line) => [{ kind: "answer", text: line, payload: line.slice(0, 30) }]);

/** The bot he used last and has not stopped. */
async function botOf(ctx: Ctx, clientId: number, channel: string): Promise<{ id: number; channel: string }> {
  const row = await ctx.db
    .selectFrom("dialogs")
    .innerJoin("connections", "connections.id", "dialogs.connection_id")
    .select(["connections.id", "connections.channel"])
    .where("dialogs.client_id", "=", clientId)
    .where("connections.channel", "in", channel === "" ? ["max", "telegram"] : [channel === "max" ? "max" : "telegram"])
    .where("connections.is_on", "=", true)
    .where("dialogs.opted_out_at", "is", null)
    .orderBy(
      (eb) => eb.fn.coalesce("dialogs.last_inbound_at", "dialogs.started_at"),
      (order) => order.desc().nullsLast(),
    )
    .limit(1)
    .executeTakeFirst();
  if (!row) throw refused("not-started");
  return row;
}
