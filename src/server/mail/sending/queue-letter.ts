import { lockClient } from "../../clients/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { conflict, invalid, refused } from "../../kernel/errors.ts";
import { emit, enqueue } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { takeUploads, type TakenFile } from "../../uploads/index.ts";
import { sendLetterJob } from "../job-names.ts";
import { newMessageId } from "../letters/own-message-id.ts";
import type { MailboxRow } from "../mailboxes/open-account.ts";
import { isOtherSubject, normalAddress, referencesFor, searchTextOf, sizeAsLetter, snippetOf } from "../rules.ts";
import { signed, signedHtml } from "./sign-letter.ts";
import { openThread, parentOf, usableMailbox, whoseLetter, type Parent } from "./place-answer.ts";

export interface NewLetter {
  /** The same key is the same letter. */
  onceKey: string;
  mailboxId: number;
  to: readonly string[];
  cc?: readonly string[];
  bcc?: readonly string[];
  subject: string;
  text: string;
  html?: string | undefined;
  uploadIds?: readonly number[];
  replyToId?: number | undefined;
  clientId?: number | null | undefined;
  matterId?: number | null | undefined;
  tracks?: boolean;
  withSignature?: boolean;
  notBefore?: Date;
  /** Of a sender who tries again himself and tells of it himself (messaging): his own name of the letter. */
  ourId?: string;
}

/** Writes a letter down; it is built and sent by a job. What the server would surely refuse is refused now. */
export const queueLetter = (ctx: Ctx, input: NewLetter): Promise<{ id: number }> =>
  inTx(ctx, async (ctx) => {
    if (input.clientId != null) await lockClient(ctx, input.clientId);
    const known = await ctx.db
      .selectFrom("letters")
      .select(["id", "author_kind", "author_id"])
      .where("once_key", "=", input.onceKey)
      .executeTakeFirst();
    if (known && (known.author_kind !== ctx.actor.kind || known.author_id !== ctx.actor.id))
      throw conflict("key-taken");
    if (known) return { id: known.id }; // no event: it is written already
    const mailbox = await usableMailbox(ctx, input.mailboxId);
    const people = peopleOf(input, mailbox);
    const parent = input.replyToId === undefined ? null : await parentOf(ctx, input.replyToId);
    const whose = await whoseLetter(ctx, input, parent);
    const threadId = parent?.thread_id ?? (await openThread(ctx, whose));
    const files = await takeUploads(ctx, input.uploadIds ?? []);
    const text = input.withSignature === false ? input.text : signed(input.text, mailbox.signature);
    const html =
      input.html === undefined
        ? null
        : await signedHtml(input.html, input.withSignature === false ? "" : mailbox.signature);
    checkSize(mailbox, files, text + (html ?? ""));
    const notBefore = input.notBefore ?? ctx.now;
    const row = rowOf(ctx, input, { mailbox, people, parent, whose, threadId, files: files.length, notBefore });
    const { id } = await ctx.db.insertInto("letters").values(row).returning("id").executeTakeFirstOrThrow();
    await insertParts(ctx, id, { text, html, files, addresses: people.all });
    // Its own sender tells of it: told twice it would be two lines of the card.
    if (input.ourId !== undefined) return { id };
    await emit(ctx, "letter.queued", { ...whose, subjectId: id }, { letterId: id, mailboxId: mailbox.id });
    enqueue(ctx, sendLetterJob, { letterId: id }, notBefore);
    return { id };
  });

const unique = (addresses: readonly string[]): string[] => [...new Set(addresses.map(normalAddress))];

function peopleOf(input: NewLetter, mailbox: MailboxRow) {
  const people = { to: unique(input.to), cc: unique(input.cc ?? []), bcc: unique(input.bcc ?? []) };
  const all = unique([...people.to, ...people.cc, ...people.bcc]);
  if (all.length === 0) throw invalid({ to: "required" });
  const most = mailbox.limits.recipients;
  if (all.length > most) throw refused("too-many-recipients", { most });
  return { ...people, all };
}

function checkSize(mailbox: MailboxRow, files: readonly TakenFile[], words: string): void {
  const size = sizeAsLetter(files.reduce((sum, file) => sum + file.size, 0)) + Buffer.byteLength(words);
  if (size > mailbox.limits.bytes) throw refused("letter-too-large", { most: mailbox.limits.bytes, size });
}

interface Placed {
  mailbox: MailboxRow;
  people: ReturnType<typeof peopleOf>;
  parent: Parent | null;
  whose: { clientId: number | null; matterId: number | null };
  threadId: number;
  files: number;
  notBefore: Date;
}

function rowOf(ctx: Ctx, input: NewLetter, { mailbox, people, parent, whose, threadId, files, notBefore }: Placed) {
  const messageId = newMessageId(ctx.app, mailbox.address);
  const persons = (list: string[]) => list.map((address) => ({ name: "", address }));
  const references = parent ? referencesFor({ references: parent.reference_ids, messageId: parent.message_id }) : [];
  return {
    mailbox_id: mailbox.id,
    thread_id: threadId,
    identity: messageId,
    message_id: messageId,
    in_reply_to: parent?.message_id ?? null,
    reference_ids: JSON.stringify(references),
    direction: "out" as const,
    state: "queued" as const,
    subject: input.subject,
    from_name: mailbox.name,
    from_address: mailbox.address,
    recipients: JSON.stringify({
      to: persons(people.to),
      cc: persons(people.cc),
      bcc: persons(people.bcc),
      replyTo: [],
    }),
    at: ctx.now,
    snippet: snippetOf(input.text),
    files,
    is_read: true,
    is_automatic: ctx.actor.kind !== "employee",
    is_subject_changed: parent !== null && isOtherSubject(parent.subject, input.subject),
    client_id: whose.clientId,
    matter_id: whose.matterId,
    once_key: input.onceKey,
    our_id: input.ourId ?? null,
    author_kind: ctx.actor.kind,
    author_id: ctx.actor.id,
    tracks: input.tracks ?? false,
    not_before: notBefore,
    search: searchTextOf({ subject: input.subject, people: persons(people.all), text: input.text }),
    created_at: ctx.now,
  };
}

interface Parts {
  text: string;
  html: string | null;
  files: readonly TakenFile[];
  addresses: readonly string[];
}

async function insertParts(ctx: Ctx, id: number, { text, html, files, addresses }: Parts): Promise<void> {
  await ctx.db
    .insertInto("letter_bodies")
    .values({ letter_id: id, text, quote_from: null, html, has_remote: false })
    .execute();
  await ctx.db
    .insertInto("letter_recipients")
    .values(addresses.map((address) => ({ letter_id: id, address, state: "waiting" as const })))
    .execute();
  if (files.length === 0) return;
  const rows = files.map(({ key, name, type, size }, i) => ({
    letter_id: id,
    n: i + 1,
    file_key: key,
    name,
    type,
    size,
  }));
  await ctx.db
    .insertInto("letter_files")
    .values(rows.map((row) => ({ ...row, content_id: null, is_inline: false })))
    .execute();
}
