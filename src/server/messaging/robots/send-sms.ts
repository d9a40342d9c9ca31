import { z } from "zod";
import { defineRobot } from "../../automation/index.ts";
import { fillText } from "../outgoing/fill-template.ts";
import { connectionParam, messageResult, queueWords, textField } from "./parts.ts";

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
    connectionId: connectionParam,
  }),
  isClientFacing: true,
  results: [messageResult],
  effect: () => ({ kind: "message" }),
  run: (ctx, call) => queueWords(ctx, call, "sms"),
  preview: async (ctx, { card, params }) => (await fillText(ctx, params.text, card)).text,
});
