import { z } from "zod";
import { defineRobot, factsOf, field } from "../automation/index.ts";
import type { Card } from "../automation/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { refused } from "../kernel/errors.ts";
import { matterBrief } from "../matters/index.ts";
import { queueDelivery } from "./deliveries/queue-delivery.ts";

const Params = z.object({
  targetId: z.coerce.number().int().positive(),
  type: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9_.-]{1,80}$/),
  facts: z.array(z.string().max(80)).max(60).default([]),
});

export const send = defineRobot({
  name: "webhooks.send",
  title: ["Послать вебхук", "Send a webhook"],
  help: [
    "Сообщает другой программе, что карта дошла до стадии: событие «matter.won» с городом и суммой долга.",
    "Tells another program that the card has come to the stage: the event “matter.won” with the city and the debt.",
  ],
  group: "other",
  icon: "webhook",
  fields: [
    field("targetId", "webhook", ["Кому", "To whom"], { isRequired: true }),
    field("type", "text", ["Имя события", "Event name"], {
      isRequired: true,
      help: ["Латинские буквы, цифры, точка: matter.won", "Latin letters, digits, dots: matter.won"],
    }),
    field("facts", "fields", ["Поля карты", "Facts of the card"], {
      help: ["Посылаются только выбранные", "Only the chosen ones are sent"],
    }),
  ],
  params: Params,
  results: [{ name: "deliveryId", title: "Номер отправки", titleEn: "Delivery id", kind: "number" }],
  effect: () => ({ kind: "other" }),
  async run(ctx, { card, params, onceKey }) {
    const { id } = await queueDelivery(ctx, {
      targetId: params.targetId,
      type: params.type,
      data: await dataOf(ctx, card, params.facts),
      clientId: card.clientId,
      matterId: card.matterId,
      onceKey,
    });
    return { deliveryId: id };
  },
  preview: async (ctx, { card, params }) =>
    JSON.stringify({ type: params.type, data: await dataOf(ctx, card, params.facts) }, null, 2),
});

async function dataOf(ctx: Ctx, card: Card, names: readonly string[]): Promise<Record<string, unknown>> {
  const matter = await matterBrief(ctx, card.matterId);
  if (!matter) throw refused("no-card");
  const known = names.length === 0 ? {} : await factsOf(ctx, card, names);
  return {
    matter: { id: matter.id, number: matter.number },
    client: { id: card.clientId },
    facts: Object.fromEntries(names.map((name) => [name, known[name] ?? null])),
  };
}
