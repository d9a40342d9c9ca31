import type { z } from "zod";
import type { Letter } from "../../../api/mail.ts";
import { recordRead } from "../../audit/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { answerSubject } from "../rules.ts";
import type { Person } from "../tables.ts";
import { briefOf, briefQuery } from "./brief-rows.ts";
import { wholeLetter } from "../packs/open-packed.ts";
import { noteReading } from "./find-letter.ts";

/** One letter with its words. */
export async function readLetter(ctx: Ctx, id: number): Promise<z.input<typeof Letter>> {
  const row = await wholeLetter(ctx, id);
  const brief = await briefQuery(ctx).where("l.id", "=", id).executeTakeFirstOrThrow();
  const body = await ctx.db.selectFrom("letter_bodies").selectAll().where("letter_id", "=", id).executeTakeFirst();
  const files = await ctx.db.selectFrom("letter_files").selectAll().where("letter_id", "=", id).orderBy("n").execute();
  const recipients = await ctx.db
    .selectFrom("letter_recipients")
    .selectAll()
    .where("letter_id", "=", id)
    .orderBy("address")
    .execute();
  const links = await ctx.db.selectFrom("letter_links").selectAll().where("letter_id", "=", id).orderBy("id").execute();
  await noteReading(ctx, row);
  const isOurs = row.once_key !== null;
  return {
    ...briefOf(brief),
    cc: row.recipients.cc,
    bcc: row.recipients.bcc,
    replyTo: row.recipients.replyTo,
    text: body?.text ?? "",
    quoteFrom: body?.quote_from ?? null,
    hasHtml: body?.html != null,
    hasRemote: body?.has_remote ?? false,
    attachments: files.map((file) => ({
      n: file.n,
      name: file.name,
      type: file.type,
      size: file.size,
      isInline: file.is_inline,
    })),
    checks: row.checks,
    isGone: row.is_gone,
    isTooLarge: row.is_too_large,
    recipients: recipients.map(({ address, state, code, text }) => ({ address, state, code, text })),
    errorText: row.error_text,
    retryAt: row.state === "retry" ? row.not_before : null,
    sentAt: row.sent_at,
    canResend: isOurs && row.our_id === null && (row.state === "failed" || row.state === "unknown"),
    canCancel: isOurs && (row.state === "queued" || row.state === "retry"),
    openedAt: row.opened_at,
    links: links.flatMap((link) => (link.url === null ? [] : [{ url: link.url, followedAt: link.followed_at }])),
    isSubjectChanged: row.is_subject_changed,
    reply: await answerTo(ctx, row),
  };
}

interface Answered {
  id: number;
  thread_id: number;
  mailbox_id: number;
  direction: "in" | "out";
  subject: string;
  from_name: string;
  from_address: string;
  recipients: { to: Person[]; cc: Person[]; replyTo: Person[] };
}

/** An answer goes under the latest subject of the thread, to whoever wrote, with the others in copy. */
async function answerTo(ctx: Ctx, row: Answered) {
  const latest = await ctx.db
    .selectFrom("letters")
    .select("subject")
    .where("thread_id", "=", row.thread_id)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  const own = await ctx.db
    .selectFrom("mailboxes")
    .select("address")
    .where("id", "=", row.mailbox_id)
    .executeTakeFirst();
  const others = (people: Person[]) => people.filter((one) => one.address !== own?.address);
  const author = [{ name: row.from_name, address: row.from_address }];
  const to =
    row.direction === "out" ? row.recipients.to : row.recipients.replyTo.length > 0 ? row.recipients.replyTo : author;
  return {
    subject: answerSubject(latest?.subject ?? row.subject),
    to: others(to),
    cc: others([...(row.direction === "out" ? [] : row.recipients.to), ...row.recipients.cc]),
  };
}

/** A file of a letter, for whoever may see the letter. */
export async function letterFile(ctx: Ctx, id: number, n: number) {
  const letter = await wholeLetter(ctx, id);
  const file = await ctx.db
    .selectFrom("letter_files")
    .selectAll()
    .where("letter_id", "=", letter.id)
    .where("n", "=", n)
    .executeTakeFirst();
  if (!file) throw notFound("file");
  if (letter.client_id !== null)
    await recordRead(ctx, { clientId: letter.client_id, what: "letter-file", quietMinutes: 10 });
  return { key: file.file_key, name: file.name, type: file.type, size: file.size };
}

/** The letter as it came or went. */
export async function rawLetter(ctx: Ctx, id: number) {
  const letter = await wholeLetter(ctx, id);
  if (letter.raw_key === null) throw notFound("raw letter");
  if (letter.client_id !== null) await recordRead(ctx, { clientId: letter.client_id, what: "raw-letter" });
  return { key: letter.raw_key, name: `letter-${id}.eml`, type: "message/rfc822", size: letter.raw_size ?? 0 };
}
