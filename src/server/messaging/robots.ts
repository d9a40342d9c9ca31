import { z } from "zod";
import { defineRobot } from "../automation/index.ts";
import { refused } from "../kernel/errors.ts";
import { fillTemplate, fillText } from "./outgoing/fill-template.ts";
import { queueMessage } from "./outgoing/queue-message.ts";
import { templateByCode, usableConnection } from "./store.ts";

export const sendTemplate = defineRobot({
  name: "messaging.send-template",
  title: ["Отправить WhatsApp по шаблону", "Send WhatsApp by template"],
  help: [
    "Пишет клиенту по одобренному шаблону в его рабочие часы, например «Заявка принята».",
    "Writes to the client by an approved template in the client's hours, for example “Application received”.",
  ],
  group: "client",
  icon: "brand-whatsapp",
  fields: [
    {
      name: "templateCode",
      title: "Шаблон",
      titleEn: "Template",
      kind: "template",
      isRequired: true,
      options: [],
      help: "",
      helpEn: "",
    },
  ],
  params: z.object({ templateCode: z.string().min(1).max(200), connectionId: z.int().positive().optional() }),
  isClientFacing: true,
  async run(ctx, { card, params, onceKey }) {
    const message = await queueMessage(ctx, {
      clientId: card.clientId,
      matterId: card.matterId,
      connectionId: params.connectionId,
      templateCode: params.templateCode,
      onceKey,
    });
    return { messageId: message.id };
  },
  async preview(ctx, { card, params }) {
    const connection = await usableConnection(ctx, params.connectionId);
    const template = await templateByCode(ctx, params.templateCode, connection.id);
    return (await fillTemplate(ctx, template, { clientId: card.clientId, matterId: card.matterId })).text;
  },
});

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
  async run(ctx, { card, params, onceKey }) {
    const { text, missing } = await fillText(ctx, params.text, card);
    if (missing[0]) throw refused("variable-missing", { field: missing[0] });
    const message = await queueMessage(ctx, {
      clientId: card.clientId,
      matterId: card.matterId,
      connectionId: params.connectionId,
      text,
      onceKey,
    });
    return { messageId: message.id };
  },
  preview: async (ctx, { card, params }) => (await fillText(ctx, params.text, card)).text,
});
