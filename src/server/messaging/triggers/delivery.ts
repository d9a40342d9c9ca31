import { z } from "zod";
import type { EventName } from "../../../api/events.ts";
import { defineTrigger } from "../../automation/index.ts";
import { channelField, channelParam, isOf, templateField, templateParam } from "./parts.ts";

type Words = readonly [ru: string, en: string];

/** Each step of a message to the client is a trigger: they differ in the event alone. */
const step = (name: string, event: EventName, icon: string, title: Words, help: Words) =>
  defineTrigger({
    name,
    title,
    help,
    group: "client",
    icon,
    fields: [channelField, templateField],
    events: [event],
    params: z.object({ channel: channelParam, templateCode: templateParam }),
    matches: (ctx, { event, params }) => isOf(ctx, event, params),
  });

export const sent = step(
  "messaging.sent",
  "message.sent",
  "send",
  ["Сообщение отправлено", "A message was sent"],
  [
    "Срабатывает, когда партнёр принял сообщение клиенту, например шаблон «Договор готов».",
    "Fires when the partner has taken a message to the client, for example the template “Contract ready”.",
  ],
);
export const delivered = step(
  "messaging.delivered",
  "message.delivered",
  "checks",
  ["Сообщение доставлено", "A message was delivered"],
  [
    "Срабатывает, когда телефон клиента получил сообщение. Письма об этом не сообщают.",
    "Fires when the client's phone got the message. Letters do not tell of it.",
  ],
);
export const read = step(
  "messaging.read",
  "message.read",
  "eye-check",
  ["Сообщение прочитано", "A message was read"],
  [
    "Срабатывает, когда клиент прочитал сообщение в WhatsApp, например счёт.",
    "Fires when the client has read the message on WhatsApp, for example the invoice.",
  ],
);
export const deliveryFailed = step(
  "messaging.delivery-failed",
  "message.failed",
  "message-x",
  ["Сообщение не доставлено", "A message was not delivered"],
  [
    "Срабатывает, когда сообщение клиенту отклонено, например на номере нет WhatsApp.",
    "Fires when a message to the client is refused, for example when the number has no WhatsApp.",
  ],
);
