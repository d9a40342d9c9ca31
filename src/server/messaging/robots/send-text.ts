import { z } from "zod";
import { defineRobot } from "../../automation/index.ts";
import { fillText } from "../outgoing/fill-template.ts";
import { messageResult, queueWords } from "./parts.ts";

export const sendText = defineRobot({
  name: "messaging.send-text",
  title: ["Написать в WhatsApp своими словами", "Write on WhatsApp in own words"],
  help: [
    "Работает, пока открыто окно 24 часов после сообщения клиента; иначе ничего не уходит, и робот показывает ошибку. Поля карточки: {{client.first-name}}.",
    "Works while the 24 hours after the client's message last; otherwise nothing is sent and the robot shows an error. Facts of the card: {{client.first-name}}.",
  ],
  group: "client",
  icon: "message",
  fields: [
    {
      name: "text",
      title: "Текст",
      titleEn: "Text",
      kind: "long-text",
      isRequired: true,
      options: [],
      help: "До 1600 знаков",
      helpEn: "Up to 1600 characters",
    },
  ],
  params: z.object({ text: z.string().trim().min(1).max(1600), connectionId: z.int().positive().optional() }),
  isClientFacing: true,
  results: [messageResult],
  effect: () => ({ kind: "message" }),
  run: (ctx, call) => queueWords(ctx, call),
  preview: async (ctx, { card, params }) => (await fillText(ctx, params.text, card)).text,
});
