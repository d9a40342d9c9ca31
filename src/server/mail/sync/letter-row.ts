import type { Ctx } from "../../kernel/ctx.ts";
import type { MailboxRow } from "../mailboxes/open-account.ts";
import type { ParsedLetter } from "../parsing/parsed-letter.ts";
import { searchTextOf, snippetOf } from "../rules.ts";
import { identityOf, isPacked, type Fetched } from "./found-letter.ts";
import type { Place } from "./place-in-thread.ts";

interface Where extends Place {
  threadId: number;
  isOut: boolean;
  packId: number | null;
}

/** The row of a new letter; one in a pack is found by its head only until it is read through. */
export function rowOf(ctx: Ctx, mailbox: MailboxRow, one: Fetched, place: Where) {
  const { letter, raw } = one;
  const isIn = isPacked(one);
  return {
    mailbox_id: mailbox.id,
    thread_id: place.threadId,
    identity: identityOf(one),
    message_id: letter.messageId,
    in_reply_to: letter.inReplyTo,
    reference_ids: letter.references,
    direction: place.isOut ? "out" : "in",
    state: place.isOut ? "appended" : "received",
    subject: letter.subject,
    from_name: letter.from.name,
    from_address: letter.from.address,
    recipients: letter.recipients,
    at: one.at,
    snippet: snippetOfLetter(letter),
    files: isIn ? letter.files.filter((file) => !file.isInline).length : countOf(one.files),
    is_read: one.isSeen || place.isOut,
    is_automatic: letter.isAutomatic,
    is_past: one.at < mailbox.started_at,
    is_ignored: letter.bounce !== null,
    is_too_large: one.isTooLarge,
    is_subject_changed: place.isSubjectChanged,
    checks: letter.checks,
    client_id: place.clientId,
    matter_id: place.matterId,
    raw_key: isIn ? null : (raw?.key ?? null),
    raw_size: raw?.size ?? one.size,
    raw_sha256: raw?.sha256 ?? null,
    pack_id: isIn ? place.packId : null,
    pack_from: raw?.from ?? null,
    sent_at: place.isOut ? one.at : null,
    appended_at: place.isOut ? one.at : null,
    search: searchOfLetter(isIn ? { ...letter, text: "" } : letter),
    created_at: ctx.now,
  };
}

/** What is beside the words: pictures within them are no files of the letter. */
export const countOf = (files: Fetched["files"]): number => files.filter((file) => !file.is_inline).length;

export const snippetOfLetter = (letter: ParsedLetter): string =>
  snippetOf(letter.text.slice(0, letter.quoteFrom ?? 4000));

export const searchOfLetter = (letter: ParsedLetter): string =>
  searchTextOf({
    subject: letter.subject,
    people: [letter.from, ...letter.recipients.to, ...letter.recipients.cc],
    text: letter.text,
  });

export const bodyOf = (letter: ParsedLetter, letterId: number) => ({
  letter_id: letterId,
  text: letter.text,
  quote_from: letter.quoteFrom,
  html: letter.html,
  has_remote: letter.hasRemote,
});
