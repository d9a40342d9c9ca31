import { defineFacts, type Card, type FactValue } from "../automation/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
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
      name: "message.last-outbound-at",
      title: "Последнее сообщение клиенту",
      titleEn: "The last message to the client",
      kind: "date",
      options: [],
    },
    {
      name: "message.last-text",
      title: "Что клиент написал последним",
      titleEn: "What the client wrote last",
      kind: "text",
      options: [],
    },
    {
      name: "message.last-channel",
      title: "Где клиент написал последним",
      titleEn: "Where the client wrote last",
      kind: "select",
      options: [
        { value: "whatsapp", title: "WhatsApp", titleEn: "WhatsApp" },
        { value: "max", title: "MAX", titleEn: "MAX" },
        { value: "telegram", title: "Telegram", titleEn: "Telegram" },
        { value: "sms", title: "SMS", titleEn: "SMS" },
        { value: "email", title: "Эл. почта", titleEn: "E-mail" },
      ],
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
  changedBy: [
    "message.received",
    "message.queued",
    "message.sent",
    "message.delivered",
    "message.read",
    "message.failed",
    "message.cancelled",
    "dialog.read",
  ],
  async load(ctx, card) {
    return (await load(ctx, [card])).get(card.matterId) ?? {};
  },
  loadMany: load,
});

/** Three questions to the database, however many the cards. */
async function load(ctx: Ctx, cards: readonly Card[]): Promise<Map<number, Record<string, FactValue>>> {
  const clientIds = [...new Set(cards.map((card) => card.clientId))];
  if (clientIds.length === 0) return new Map();
  const dialogs = await ctx.db
    .selectFrom("dialogs")
    .select(["client_id", "last_inbound_at", "unread", "channel"])
    .where("client_id", "in", clientIds)
    .execute();
  const out = await lastOf(ctx, clientIds, "out");
  const inbound = await lastOf(ctx, clientIds, "in");
  const { zone } = await readFirm(ctx);
  return new Map(
    cards.map(({ matterId, clientId }) => {
      const own = dialogs.filter((dialog) => dialog.client_id === clientId);
      // Free text has a window on WhatsApp alone.
      const windows = own.filter((dialog) => dialog.channel === "whatsapp").map((dialog) => dialog.last_inbound_at);
      const lastInbound = latest(own.map((dialog) => dialog.last_inbound_at));
      const ours = out.get(clientId);
      const theirs = inbound.get(clientId);
      return [
        matterId,
        {
          "message.last-inbound-at": lastInbound && dayOf(lastInbound, zone),
          "message.last-outbound-at": ours ? dayOf(ours.sent_at ?? ours.created_at, zone) : null,
          "message.last-text": theirs?.body ?? null,
          "message.last-channel": theirs?.channel ?? null,
          "message.window-open": windowUntil(latest(windows), ctx.now) !== null,
          "message.unread": own.reduce((sum, dialog) => sum + dialog.unread, 0),
          "message.last-state": ours?.state ?? null,
        },
      ];
    }),
  );
}

const latest = (moments: readonly (Date | null)[]): Date | null =>
  moments.reduce((last, at) => (at !== null && (last === null || at > last) ? at : last), null);

async function lastOf(ctx: Ctx, clientIds: number[], direction: "in" | "out") {
  const rows = await ctx.db
    .selectFrom("messages as m")
    .innerJoin("connections as c", "c.id", "m.connection_id")
    .distinctOn("m.client_id")
    .select(["m.client_id", "m.state", "m.body", "m.sent_at", "m.created_at", "c.channel"])
    .where("m.client_id", "in", clientIds)
    .where("m.direction", "=", direction)
    .orderBy("m.client_id")
    .orderBy("m.id", "desc")
    .execute();
  return new Map(rows.map((row) => [row.client_id, row]));
}
