import { defineFacts, type Card, type FactValue } from "../automation/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { readFirm } from "../kernel/settings.ts";
import { dayOf } from "../kernel/working-time.ts";

const fact = (name: string, title: string, titleEn: string, kind: "text" | "date" | "flag" | "number") => ({
  name: `letter.${name}`,
  title,
  titleEn,
  kind,
  options: [],
});

/** What is known of the letters with the client. Personal mailboxes stay out: robots speak of the card to all. */
export const facts = defineFacts({
  prefix: "letter",
  facts: [
    fact("last-inbound-at", "Последнее письмо клиента", "The client's last letter", "date"),
    fact("last-subject", "Тема последнего письма клиента", "Subject of the client's last letter", "text"),
    fact("last-from", "Адрес последнего письма клиента", "Address of the client's last letter", "text"),
    fact("last-has-file", "В последнем письме есть вложение", "The last letter has a file", "flag"),
    fact("last-outbound-at", "Последнее письмо клиенту", "The last letter to the client", "date"),
    fact("unread", "Непрочитанных писем", "Unread letters", "number"),
  ],
  changedBy: ["letter.received", "letter.linked", "letter.queued", "letter.sent", "letter.removed"],
  load: async (ctx, card) => (await load(ctx, [card])).get(card.matterId) ?? {},
  loadMany: load,
});

/** Two questions to the database, however many the cards. */
async function load(ctx: Ctx, cards: readonly Card[]): Promise<Map<number, Record<string, FactValue>>> {
  const clientIds = [...new Set(cards.map((card) => card.clientId))];
  if (clientIds.length === 0) return new Map();
  const last = await ctx.db
    .selectFrom("letters as l")
    .innerJoin("mailboxes as m", "m.id", "l.mailbox_id")
    .distinctOn(["l.client_id", "l.direction"])
    .select(["l.client_id", "l.direction", "l.at", "l.subject", "l.from_address", "l.files"])
    .where("l.client_id", "in", clientIds)
    .where("m.kind", "=", "shared")
    .where("l.state", "not in", ["failed", "cancelled"])
    .orderBy("l.client_id")
    .orderBy("l.direction")
    .orderBy("l.at", "desc")
    .execute();
  const unread = await ctx.db
    .selectFrom("letters as l")
    .innerJoin("mailboxes as m", "m.id", "l.mailbox_id")
    .select(["l.client_id", (eb) => eb.fn.countAll<number>().as("n")])
    .where("l.client_id", "in", clientIds)
    .where("m.kind", "=", "shared")
    .where("l.is_read", "=", false)
    .where("l.is_past", "=", false)
    .where("l.direction", "=", "in")
    .groupBy("l.client_id")
    .execute();
  const { zone } = await readFirm(ctx);
  return new Map(
    cards.map(({ matterId, clientId }) => {
      const theirs = last.find((row) => row.client_id === clientId && row.direction === "in");
      const ours = last.find((row) => row.client_id === clientId && row.direction === "out");
      return [
        matterId,
        {
          "letter.last-inbound-at": theirs ? dayOf(theirs.at, zone) : null,
          "letter.last-subject": theirs?.subject ?? null,
          "letter.last-from": theirs?.from_address ?? null,
          "letter.last-has-file": (theirs?.files ?? 0) > 0,
          "letter.last-outbound-at": ours ? dayOf(ours.at, zone) : null,
          "letter.unread": unread.find((row) => row.client_id === clientId)?.n ?? 0,
        },
      ];
    }),
  );
}
