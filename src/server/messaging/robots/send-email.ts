import { z } from "zod";
import { defineRobot } from "../../automation/index.ts";
import { fillText } from "../outgoing/fill-template.ts";
import { connectionParam, messageResult, queueWords, subjectField, textField } from "./parts.ts";

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
    connectionId: connectionParam,
  }),
  isClientFacing: true,
  results: [messageResult],
  effect: () => ({ kind: "message" }),
  run: (ctx, call) => queueWords(ctx, call, "email"),
  preview: async (ctx, { card, params }) => (await fillText(ctx, `${params.subject}\n\n${params.text}`, card)).text,
});
