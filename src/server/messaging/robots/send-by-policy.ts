import { z } from "zod";
import { defineRobot, field } from "../../automation/index.ts";
import { fillText } from "../outgoing/fill-template.ts";
import { sendByPolicy as sendByPolicyVerb } from "../policy/send-by-policy.ts";
import { filled, messageResult, subjectField, textField } from "./parts.ts";

export const sendByPolicy = defineRobot({
  name: "messaging.send-by-policy",
  title: ["Написать клиенту удобным способом", "Write to the client by his channel"],
  help: [
    "Пишет по каналу, который выбрал клиент, иначе по политике; не дошло или тишина: следующий канал, потом задача. Например напоминание об оплате.",
    "Writes by the client's own channel, else by the policy; not delivered or silence: the next channel, then a task. For example a payment reminder.",
  ],
  group: "client",
  icon: "route",
  fields: [
    textField,
    subjectField,
    field("templateCode", "template", ["Шаблон WhatsApp", "WhatsApp template"], {
      help: [
        "Когда окно 24 часов закрыто; пусто: WhatsApp пропускается",
        "When the 24 hours are over; empty: WhatsApp is passed over",
      ],
    }),
    field("policy", "policy", ["Политика доставки", "Delivery policy"], {
      help: [
        "Порядок каналов и сколько ждать каждого; пусто: обычная",
        "The order of channels and the patience of each; empty: the usual one",
      ],
    }),
  ],
  params: z.object({
    text: z.string().trim().min(1).max(1600),
    subject: z.string().trim().max(200).default(""),
    templateCode: z.string().max(200).default(""),
    policy: z.string().max(40).default(""),
  }),
  isClientFacing: true,
  results: [messageResult, { name: "channel", title: "Канал", titleEn: "Channel", kind: "text" }],
  effect: () => ({ kind: "message" }),
  async run(ctx, { card, params, onceKey }) {
    const { messageId, channel } = await sendByPolicyVerb(ctx, {
      clientId: card.clientId,
      matterId: card.matterId,
      text: await filled(ctx, params.text, card),
      subject: await filled(ctx, params.subject, card),
      templateCode: params.templateCode || null,
      policyCode: params.policy,
      onceKey,
    });
    return { messageId, channel };
  },
  preview: async (ctx, { card, params }) => (await fillText(ctx, params.text, card)).text,
});
