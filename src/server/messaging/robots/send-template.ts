import { z } from "zod";
import { defineRobot } from "../../automation/index.ts";
import { fillTemplate } from "../outgoing/fill-template.ts";
import { queueMessage } from "../outgoing/queue-message.ts";
import { templateByCode, usableConnection } from "../store.ts";
import { messageResult } from "./parts.ts";

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
  results: [messageResult],
  effect: () => ({ kind: "message" }),
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
