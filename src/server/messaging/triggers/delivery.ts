import { z } from "zod";
import type { EventName } from "../../../api/events.ts";
import { defineTrigger } from "../../automation/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import type { StoredEvent } from "../../kernel/event-log.ts";
import { channelField, channelParam, isOf, templateField, templateParam } from "./parts.ts";

type Asked = { event: StoredEvent; params: { channel: string; templateCode: string } };

/** Each step of a message to the client is a trigger: they differ in the event alone. */
const stepOf = (event: EventName) => ({
  group: "client" as const,
  fields: [channelField, templateField],
  events: [event],
  params: z.object({ channel: channelParam, templateCode: templateParam }),
  matches: (ctx: Ctx, { event, params }: Asked) => isOf(ctx, event, params),
});

export const sent = defineTrigger({
  ...stepOf("message.sent"),
  name: "messaging.sent",
  icon: "send",
  title: ["Сообщение отправлено", "A message was sent"],
  help: [
    "Срабатывает, когда партнёр принял сообщение клиенту, например шаблон «Договор готов».",
    "Fires when the partner has taken a message to the client, for example the template “Contract ready”.",
  ],
});
export const delivered = defineTrigger({
  ...stepOf("message.delivered"),
  name: "messaging.delivered",
  icon: "checks",
  title: ["Сообщение доставлено", "A message was delivered"],
  help: [
    "Срабатывает, когда телефон клиента получил сообщение. Письма об этом не сообщают.",
    "Fires when the client's phone got the message. Letters do not tell of it.",
  ],
});
export const read = defineTrigger({
  ...stepOf("message.read"),
  name: "messaging.read",
  icon: "eye-check",
  title: ["Сообщение прочитано", "A message was read"],
  help: [
    "Срабатывает, когда клиент прочитал сообщение в WhatsApp, например счёт.",
    "Fires when the client has read the message on WhatsApp, for example the invoice.",
  ],
});
export const deliveryFailed = defineTrigger({
  ...stepOf("message.failed"),
  name: "messaging.delivery-failed",
  icon: "message-x",
  title: ["Сообщение не доставлено", "A message was not delivered"],
  help: [
    "Срабатывает, когда сообщение клиенту отклонено, например на номере нет WhatsApp.",
    "Fires when a message to the client is refused, for example when the number has no WhatsApp.",
  ],
});
