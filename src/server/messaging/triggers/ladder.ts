import { z } from "zod";
import { defineTrigger } from "../../automation/index.ts";
import { channelField, channelParam } from "./parts.ts";

export const brought = defineTrigger({
  name: "messaging.brought",
  title: ["Сообщение дошло до клиента", "A message reached the client"],
  help: [
    "Срабатывает, когда сообщение по политике доставки дошло любым каналом: телефон получил его или клиент ответил.",
    "Fires when a message by a delivery policy has arrived by any channel: the phone got it or the client answered.",
  ],
  group: "client",
  icon: "checks",
  fields: [channelField],
  events: ["message.brought"],
  params: z.object({ channel: channelParam }),
  matches: (_ctx, { event, params }) => params.channel === "" || event.data["channel"] === params.channel,
});

export const givenUp = defineTrigger({
  name: "messaging.given-up",
  title: ["Сообщение не дошло ни одним каналом", "A message arrived by no channel"],
  help: [
    "Срабатывает, когда политика доставки перебрала все каналы, например чтобы вернуть дело на обзвон.",
    "Fires when a delivery policy has tried all channels, for example to bring the matter back to calling.",
  ],
  group: "client",
  icon: "message-x",
  fields: [],
  events: ["message.given-up"],
  params: z.object({}),
  matches: () => true,
});
