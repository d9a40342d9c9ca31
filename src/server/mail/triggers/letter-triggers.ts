import { z } from "zod";
import type { EventName } from "../../../api/events.ts";
import { defineTrigger, field } from "../../automation/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import type { StoredEvent } from "../../kernel/event-log.ts";
import { isCourt } from "../rules.ts";

const mailboxField = field("mailboxId", "number", ["Номер ящика", "Mailbox id"], {
  help: ["Пусто: любой", "Empty: any"],
});
const mailboxParam = z.union([z.literal("").transform(() => undefined), z.coerce.number().int().positive()]).optional();
const subjectField = field("subject", "text", ["Тема содержит", "The subject contains"], {
  help: ["Пусто: любая", "Empty: any"],
});
const subjectParam = z.string().trim().max(200).default("");

async function letterOf(ctx: Ctx, event: StoredEvent) {
  if (event.subjectId === null) return null;
  const row = await ctx.db
    .selectFrom("letters")
    .select(["mailbox_id", "direction", "subject", "files", "from_address", "is_automatic"])
    .where("id", "=", event.subjectId)
    .executeTakeFirst();
  return row ?? null;
}

const has = (text: string, part: string): boolean => text.toLowerCase().includes(part.toLowerCase());

export const letterReceived = defineTrigger({
  name: "mail.letter-received",
  title: ["Пришло письмо", "A letter came"],
  help: [
    "Срабатывает на письмо клиента: в ящик «Суды», с темой «определение», с вложением. Автоответы не считаются.",
    "Fires at a client's letter: to the mailbox “Courts”, with “ruling” in the subject, with a file. Automatic answers do not count.",
  ],
  group: "client",
  icon: "mail-down",
  fields: [
    mailboxField,
    subjectField,
    field("withFile", "switch", ["Только с вложением", "Only with a file"]),
    field("fromCourt", "switch", ["Только от суда или приставов", "Only from a court or bailiffs"]),
    field("automaticToo", "switch", ["И письма программ", "Letters of programs too"], {
      help: ["Уведомления судов; роботам не стоит на них отвечать", "Notices of courts; robots should not answer them"],
    }),
  ],
  // A letter that a person put to its card came, for the card, at that moment.
  events: ["letter.received", "letter.linked"],
  params: z.object({
    mailboxId: mailboxParam,
    subject: subjectParam,
    withFile: z.boolean().default(false),
    fromCourt: z.boolean().default(false),
    automaticToo: z.boolean().default(false),
  }),
  async matches(ctx, { event, params }) {
    const letter = await letterOf(ctx, event);
    if (!letter || letter.direction !== "in" || (letter.is_automatic && !params.automaticToo)) return false;
    if (params.mailboxId !== undefined && params.mailboxId !== letter.mailbox_id) return false;
    if (params.withFile && letter.files === 0) return false;
    if (params.fromCourt && !isCourt(letter.from_address)) return false;
    return has(letter.subject, params.subject);
  },
});

/** Steps of our own letter: they differ in the event alone. */
const stepOf = (event: EventName) => ({
  group: "client" as const,
  fields: [subjectField],
  events: [event],
  params: z.object({ subject: subjectParam }),
  async matches(ctx: Ctx, { event: happened, params }: { event: StoredEvent; params: { subject: string } }) {
    if (params.subject === "") return true;
    const letter = await letterOf(ctx, happened);
    return letter !== null && has(letter.subject, params.subject);
  },
});

export const letterOpened = defineTrigger({
  name: "mail.letter-opened",
  title: ["Клиент открыл письмо", "The client opened a letter"],
  help: [
    "Срабатывает, когда открыто письмо, отправленное с отметкой об открытии, например «Договор».",
    "Fires when a letter sent with the note of opening is opened, for example “Contract”.",
  ],
  icon: "mail-opened",
  ...stepOf("letter.opened"),
});

export const linkFollowed = defineTrigger({
  name: "mail.link-followed",
  title: ["Клиент перешёл по ссылке из письма", "The client followed a link in a letter"],
  help: [
    "Срабатывает на первый переход по ссылке из письма с отметкой, например на страницу оплаты.",
    "Fires at the first following of a link of a noted letter, for example to the page of payment.",
  ],
  icon: "link",
  ...stepOf("letter.link-followed"),
});

export const letterBounced = defineTrigger({
  name: "mail.bounced",
  title: ["Письмо не дошло", "A letter bounced"],
  help: [
    "Срабатывает, когда почтовый сервер вернул письмо: такого адреса нет, ящик переполнен.",
    "Fires when a mail server returned the letter: no such address, the mailbox is full.",
  ],
  icon: "mail-x",
  ...stepOf("letter.bounced"),
});

export const ruleMatched = defineTrigger({
  name: "mail.rule-matched",
  title: ["Письмо подошло под правило почты", "A letter matched a mail rule"],
  help: [
    "Срабатывает на письмо, которое отметило правило почты по отправителю, теме или адресу суда.",
    "Fires at a letter that a mail rule marked by its sender, subject or court address.",
  ],
  group: "client",
  icon: "filter",
  fields: [field("ruleId", "number", ["Номер правила", "Rule id"], { help: ["Пусто: любое", "Empty: any"] })],
  events: ["letter.matched"],
  params: z.object({ ruleId: mailboxParam }),
  matches: (_ctx, { event, params }) => params.ruleId === undefined || event.data["ruleId"] === params.ruleId,
});
