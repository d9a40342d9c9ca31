import { z } from "zod";
import { defineTrigger, field } from "../automation/index.ts";
import { BodyPath } from "../../api/webhooks.ts";
import { textAt } from "./rules.ts";

export const received = defineTrigger({
  name: "webhooks.received",
  title: ["Пришёл вебхук", "A webhook came"],
  help: [
    "Срабатывает, когда другая программа сообщила о карте: из сайта пришло status = paid.",
    "Fires when another program told of the card: the site sent status = paid.",
  ],
  group: "other",
  icon: "webhook",
  fields: [
    field("sourceId", "webhook-source", ["Откуда", "From where"], { isRequired: true }),
    field("path", "text", ["Значение по пути", "The value at"], {
      help: ["Например order.status; пусто: любой вебхук", "For example order.status; empty: any webhook"],
    }),
    field("value", "text", ["Равно", "Equals"]),
  ],
  events: ["webhook.received"],
  params: z.object({
    sourceId: z.coerce.number().int().positive(),
    path: z.union([z.literal(""), BodyPath]).default(""),
    value: z.string().trim().max(300).default(""),
  }),
  async matches(ctx, { event, params }) {
    if (event.data["sourceId"] !== params.sourceId) return false;
    if (params.path === "") return true;
    const arrival = await ctx.db
      .selectFrom("webhook_arrivals")
      .select("body")
      .where("id", "=", event.subjectId ?? 0)
      .executeTakeFirst();
    return textAt(arrival?.body, params.path)?.toLowerCase() === params.value.toLowerCase();
  },
});
