import { z } from "zod";
import { defineRobot, field } from "../../automation/index.ts";
import { clientBrief } from "../../clients/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import { readFirm } from "../../kernel/settings.ts";
import { nextInWindow } from "../../kernel/working-time.ts";
import { mayWriteTo } from "../sending/may-write-to.ts";
import { queueLetter } from "../sending/queue-letter.ts";
import { fillWords } from "../templates/letter-templates.ts";
import { filledWords, letterResult, mailboxFor, wordFields, wordParams } from "./parts.ts";

const HOUR_MS = 3_600_000;
/** More robots' letters to one client in an hour are two programs answering each other. */
const MOST_AN_HOUR = 5;

export const sendLetterByRobot = defineRobot({
  name: "mail.send-letter",
  title: ["Отправить письмо из почтового ящика", "Send a letter from a mailbox"],
  help: [
    "Письмо клиенту с полями карточки уходит из ящика фирмы, продолжает последнюю переписку и ложится в «Отправленные».",
    "A letter to the client with facts of the card goes from the firm's mailbox, into the last thread, and lies in Sent.",
  ],
  group: "client",
  icon: "mail",
  fields: [
    ...wordFields,
    field("mailboxId", "number", ["Номер ящика", "Mailbox id"], {
      help: ["Пусто: ящик для роботов", "Empty: the mailbox for robots"],
    }),
    field("answers", "switch", ["В той же переписке", "In the same thread"], {
      help: ["Ответом на последнее письмо клиента", "As an answer to the client's last letter"],
    }),
    field("tracks", "switch", ["Отмечать открытие", "Note the opening"], {
      help: ["Об этом сказано в конце письма", "The letter says so at its end"],
    }),
  ],
  params: z.object({
    ...wordParams,
    mailboxId: z.coerce.number().int().positive().optional(),
    answers: z.boolean().default(true),
    tracks: z.boolean().default(false),
  }),
  isClientFacing: true,
  results: [letterResult],
  effect: () => ({ kind: "message" }),
  async run(ctx, { card, params, onceKey }) {
    const to = await addressOf(ctx, card.clientId);
    const forbidden = await mayWriteTo(ctx, { client_id: card.clientId, author_kind: "robot" });
    if (forbidden !== null) throw refused(forbidden);
    await refuseLoop(ctx, card.clientId);
    const mailboxId = await mailboxFor(ctx, params.mailboxId);
    const words = await filledWords(ctx, card, params);
    const { zone } = await clientBrief(ctx, card.clientId);
    const { id } = await queueLetter(ctx, {
      onceKey,
      mailboxId,
      to: [to],
      subject: words.subject,
      text: words.text,
      clientId: card.clientId,
      matterId: card.matterId,
      replyToId: params.answers ? await lastLetter(ctx, card.clientId, mailboxId) : undefined,
      tracks: params.tracks,
      notBefore: nextInWindow(ctx.now, (await readFirm(ctx)).quiet, zone),
    });
    return { letterId: id };
  },
  async preview(ctx, { card, params }) {
    const words = await fillWords(ctx, card, params);
    return `${words.subject}\n\n${words.text}`;
  },
});

async function addressOf(ctx: Ctx, clientId: number): Promise<string> {
  const row = await ctx.db.selectFrom("clients").select("email").where("id", "=", clientId).executeTakeFirst();
  const address = row?.email?.trim().toLowerCase();
  if (!address) throw refused("no-email");
  return address;
}

async function refuseLoop(ctx: Ctx, clientId: number): Promise<void> {
  const rows = await ctx.db
    .selectFrom("letters")
    .select("id")
    .where("client_id", "=", clientId)
    .where("author_kind", "=", "robot")
    .where("created_at", ">", new Date(ctx.now.getTime() - HOUR_MS))
    .limit(MOST_AN_HOUR)
    .execute();
  if (rows.length >= MOST_AN_HOUR) throw refused("letter-loop");
}

async function lastLetter(ctx: Ctx, clientId: number, mailboxId: number): Promise<number | undefined> {
  const row = await ctx.db
    .selectFrom("letters")
    .select("id")
    .where("client_id", "=", clientId)
    .where("mailbox_id", "=", mailboxId)
    .where("direction", "=", "in")
    .where("is_automatic", "=", false)
    .orderBy("at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}
