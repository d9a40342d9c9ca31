import { z } from "zod";
import { defineRobot } from "../../automation/index.ts";
import { fillText } from "../outgoing/fill-template.ts";
import { queueMessage } from "../outgoing/queue-message.ts";
import { filled, messageResult, textField } from "./parts.ts";

export const sendSms = defineRobot({
  name: "messaging.send-sms",
  title: ["Отправить SMS", "Send an SMS"],
  help: [
    "Пишет на телефон клиента в его рабочие часы: «{{client.first-name}}, завтра в 10:00 суд».",
    "Writes to the client's phone in his hours: “{{client.first-name}}, the court is tomorrow at 10:00”.",
  ],
  group: "client",
  icon: "device-mobile-message",
  fields: [textField],
  params: z.object({
    text: z.string().trim().min(1).max(670),
    connectionId: z.coerce.number().int().positive().optional(),
  }),
  isClientFacing: true,
  results: [messageResult],
  effect: () => ({ kind: "message" }),
  async run(ctx, { card, params, onceKey }) {
    const { id } = await queueMessage(ctx, {
      clientId: card.clientId,
      matterId: card.matterId,
      connectionId: params.connectionId,
      channel: "sms",
      text: await filled(ctx, params.text, card),
      onceKey,
    });
    return { messageId: id };
  },
  preview: async (ctx, { card, params }) => (await fillText(ctx, params.text, card)).text,
});
