import { defineFacts } from "../automation/index.ts";
import { readFirm } from "../kernel/settings.ts";
import { dayOf } from "../kernel/working-time.ts";
import { windowUntil } from "./rules.ts";

const states = [
  { value: "queued", title: "В очереди", titleEn: "Queued" },
  { value: "sending", title: "Отправляется", titleEn: "Sending" },
  { value: "accepted", title: "Принято партнёром", titleEn: "Accepted" },
  { value: "sent", title: "Отправлено", titleEn: "Sent" },
  { value: "delivered", title: "Доставлено", titleEn: "Delivered" },
  { value: "read", title: "Прочитано", titleEn: "Read" },
  { value: "failed", title: "Не доставлено", titleEn: "Failed" },
  { value: "unknown", title: "Неизвестно", titleEn: "Unknown" },
  { value: "cancelled", title: "Отменено", titleEn: "Cancelled" },
];

export const facts = defineFacts({
  prefix: "message",
  facts: [
    {
      name: "message.last-inbound-at",
      title: "Последнее сообщение клиента",
      titleEn: "The client's last message",
      kind: "date",
      options: [],
    },
    {
      name: "message.window-open",
      title: "Можно писать своими словами",
      titleEn: "Free text may be sent",
      kind: "flag",
      options: [],
    },
    {
      name: "message.unread",
      title: "Непрочитанных сообщений",
      titleEn: "Unread messages",
      kind: "number",
      options: [],
    },
    {
      name: "message.last-state",
      title: "Состояние последнего сообщения клиенту",
      titleEn: "State of the last message to the client",
      kind: "select",
      options: states,
    },
  ],
  async load(ctx, card) {
    const dialogs = await ctx.db
      .selectFrom("dialogs")
      .select(["last_inbound_at", "unread"])
      .where("client_id", "=", card.clientId)
      .execute();
    const last = await ctx.db
      .selectFrom("messages")
      .select("state")
      .where("client_id", "=", card.clientId)
      .where("direction", "=", "out")
      .orderBy("id", "desc")
      .limit(1)
      .executeTakeFirst();
    const lastInbound =
      dialogs
        .map((dialog) => dialog.last_inbound_at)
        .filter((at) => at !== null)
        .sort((a, b) => b.getTime() - a.getTime())[0] ?? null;
    return {
      "message.last-inbound-at": lastInbound && dayOf(lastInbound, (await readFirm(ctx)).zone),
      "message.window-open": windowUntil(lastInbound, ctx.now) !== null,
      "message.unread": dialogs.reduce((sum, dialog) => sum + dialog.unread, 0),
      "message.last-state": last?.state ?? null,
    };
  },
});
