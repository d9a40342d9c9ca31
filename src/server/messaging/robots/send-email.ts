import { z } from "zod";
import { defineRobot } from "../../automation/index.ts";
import { fillText } from "../outgoing/fill-template.ts";
import { queueMessage } from "../outgoing/queue-message.ts";
import { filled, messageResult, subjectField, textField } from "./parts.ts";

export const sendEmail = defineRobot({
  name: "messaging.send-email",
  title: ["Отправить письмо", "Send an e-mail"],
  help: [
    "Пишет на эл. почту клиента: тема «Документы», текст с полями карточки.",
    "Writes to the client's e-mail: subject “Documents”, a text with facts of the card.",
  ],
  group: "client",
  icon: "mail",
  fields: [{ ...subjectField, isRequired: true }, textField],
  params: z.object({
    subject: z.string().trim().min(1).max(200),
    text: z.string().trim().min(1).max(20_000),
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
      channel: "email",
      subject: await filled(ctx, params.subject, card),
      text: await filled(ctx, params.text, card),
      onceKey,
    });
    return { messageId: id };
  },
  preview: async (ctx, { card, params }) => (await fillText(ctx, `${params.subject}\n\n${params.text}`, card)).text,
});
