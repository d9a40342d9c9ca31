import { updateClient } from "../../src/server/clients/index.ts";
import {
  createMailbox,
  storeLetters,
  type Fetched,
  type FolderRow,
  type MailboxRow,
} from "../../src/server/mail/index.ts";
import { atWork, type Life, type World } from "./world.ts";

const FIRM = { name: "Оплот", address: "info@oplot.test" };

/** The firm's mailbox. The sandbox has no IMAP to watch, so it is off; what came is there. */
export async function openMailbox(world: World): Promise<void> {
  const server = { host: "127.0.0.1", security: "plain" as const };
  const { id } = await createMailbox(world.as(world.staff.admin), {
    name: "Почта фирмы",
    address: FIRM.address,
    kind: "shared",
    ownerId: null,
    sharedWith: [],
    imap: { ...server, port: 3143 },
    smtp: { ...server, port: 3025 },
    login: "info",
    smtpLogin: null,
    password: "песочница",
    certificate: null,
    sentFolder: null,
    importDays: 30,
    signature: "С уважением,\nкоманда «Оплот»",
    tracks: false,
    forRobots: false,
    limits: { perHour: 100, perDay: 500, recipients: 20, bytes: 20_000_000 },
    isOn: false,
  });
  await world.app.database.db
    .insertInto("mail_folders")
    .values([
      { mailbox_id: id, path: "INBOX", role: "inbox" },
      { mailbox_id: id, path: "Sent", role: "sent" },
    ])
    .execute();
}

interface Talk {
  /** Before the demo's present moment. */
  minutesAgo: number;
  /** Null: the sender is nobody's client. */
  client: number | null;
  from: { name: string; address: string };
  subject: string;
  text: string;
  file?: string;
  answer?: string;
}

const DAY = 1440;
const talks: readonly Talk[] = [
  {
    minutesAgo: 4 * DAY,
    client: 0,
    from: { name: "", address: "client-one@mail.test" },
    subject: "Справка 2-НДФЛ",
    text: "Добрый день! Прикладываю справку за прошлый год. Оригинал заберу в бухгалтерии в понедельник.",
    file: "Справка 2-НДФЛ.pdf",
    answer: "Спасибо, справку получили. Оригинал занесите при случае, к заседанию он не нужен.",
  },
  {
    minutesAgo: 2 * DAY,
    client: 1,
    from: { name: "", address: "client-two@mail.test" },
    subject: "Вопрос по договору",
    text: "Здравствуйте! В пункте про рассрочку указано шесть платежей. Можно ли разделить на восемь?",
    answer: "Добрый день! Да, восемь платежей возможны. Пришлём новый график сегодня.",
  },
  {
    minutesAgo: DAY + 90,
    client: null,
    from: { name: "Арбитражный суд Красноярского края", address: "delo@sud.test" },
    subject: "Определение о принятии заявления",
    text: "Направляем копию определения. Заседание назначено, время указано в карточке дела.",
    file: "Определение.pdf",
  },
  {
    minutesAgo: 70,
    client: 2,
    from: { name: "", address: "client-three@mail.test" },
    subject: "Письмо от взыскателя",
    text: "Мне опять прислали требование, фото во вложении. Надо ли на него отвечать?",
    file: "Требование.pdf",
  },
];

/** Letters of the last days, each a life of its own: some are answered, the newest waits. */
export const letters = (world: World, end: Date): { at: Date; life: Life }[] =>
  talks.map((talk, i) => ({
    at: new Date(end.getTime() - talk.minutesAgo * 60_000),
    life: correspond(world, talk, i),
  }));

async function* correspond(world: World, talk: Talk, i: number): Life {
  const { mailbox, inbox, sent } = await ourMailbox(world);
  const client = talk.client === null ? null : (await writers(world))[talk.client];
  if (client === undefined) return;
  const from = { ...talk.from, name: client?.name ?? talk.from.name };
  if (client) await updateClient(world.as(world.staff.head), client.id, { email: from.address });
  const messageId = `<demo-${i}@mail.test>`;
  const came = { uid: i + 1, messageId, inReplyTo: null, from, to: FIRM, subject: talk.subject, text: talk.text };
  await store(
    world,
    mailbox,
    inbox,
    await letterOf(world, { ...came, file: talk.file, isSeen: talk.answer !== undefined }),
  );
  if (talk.answer === undefined) return;
  yield atWork(world, 95);
  const text = `${talk.answer}\n\n${mailbox.signature}`;
  const answer = { uid: i + 1, messageId: `<demo-${i}-answer@oplot.test>`, inReplyTo: messageId, from: FIRM, to: from };
  await store(
    world,
    mailbox,
    sent,
    await letterOf(world, { ...answer, subject: `Re: ${talk.subject}`, text, isSeen: true }),
  );
}

async function ourMailbox(world: World) {
  const { db } = world.app.database;
  const mailbox = await db.selectFrom("mailboxes").selectAll().orderBy("id").executeTakeFirstOrThrow();
  const folders = await db.selectFrom("mail_folders").selectAll().where("mailbox_id", "=", mailbox.id).execute();
  const [inbox, sent] = [folders.find(({ role }) => role === "inbox"), folders.find(({ role }) => role === "sent")];
  if (!inbox || !sent) throw new Error("the demo's mailbox has no folders");
  return { mailbox, inbox, sent };
}

/** Clients with a case that goes on; they stay the same while the demo is made. */
const writers = (world: World) =>
  world.app.database.db
    .selectFrom("matters as m")
    .innerJoin("pipelines as p", "p.id", "m.pipeline_id")
    .innerJoin("clients as c", "c.id", "m.client_id")
    .select(["c.id", "c.name"])
    .where("p.code", "=", "court")
    .where("m.is_open", "=", true)
    .orderBy("m.id")
    .limit(3)
    .execute();

interface Written extends Pick<Fetched["letter"], "messageId" | "inReplyTo" | "from" | "subject" | "text"> {
  uid: number;
  to: { name: string; address: string };
  file?: string | undefined;
  isSeen: boolean;
}

async function letterOf(world: World, { uid, to, file, isSeen, ...words }: Written): Promise<Fetched> {
  const pdf = Buffer.from("%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n", "latin1");
  const common = { n: 1, name: file ?? "", isInline: false };
  const kept = {
    n: 1,
    name: common.name,
    type: "application/pdf",
    size: pdf.length,
    content_id: null,
    is_inline: false,
  };
  return {
    uid,
    isSeen,
    at: world.clock.now(),
    size: words.text.length,
    messageId: words.messageId,
    raw: null,
    letter: {
      ...words,
      references: words.inReplyTo === null ? [] : [words.inReplyTo],
      recipients: { to: [to], cc: [], bcc: [], replyTo: [] },
      quoteFrom: null,
      html: null,
      hasRemote: false,
      isAutomatic: false,
      bounce: null,
      checks: null,
      files: file === undefined ? [] : [{ ...common, contentId: null }],
    },
    files: file === undefined ? [] : [{ ...kept, file_key: await world.app.files.put(pdf) }],
    isTooLarge: false,
  };
}

const store = (world: World, mailbox: MailboxRow, folder: FolderRow, one: Fetched): Promise<void> =>
  storeLetters(world.as({ kind: "system", id: null }), {
    mailbox,
    folder,
    listed: [one],
    fetched: [one],
    upTo: one.uid,
    imported: 0,
  });
