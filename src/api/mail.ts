import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { LetterBrief, LetterPerson as Person } from "./letter-brief.ts";
import { EmailAddress } from "./mailboxes.ts";
import { Done, Id, IdText, Instant, page } from "./scalars.ts";

export const LetterFile = z.object({
  /** For /api/letters/:id/files/:n. */
  n: z.int(),
  name: z.string(),
  type: z.string(),
  size: z.int(),
  /** Shown within the letter; not offered among its files. */
  isInline: z.boolean(),
});
export const Letter = LetterBrief.extend({
  cc: z.array(Person),
  bcc: z.array(Person),
  replyTo: z.array(Person),
  /** The plain text; of a letter that has HTML alone, made of it. Cut at 200,000 characters. */
  text: z.string(),
  /** Where the quoted tail of `text` begins; null when nothing is quoted. */
  quoteFrom: z.int().nullable(),
  /** Show it by /api/letters/:id/body in a sandboxed frame. */
  hasHtml: z.boolean(),
  /** Pictures lie elsewhere and load only with ?remote=1. */
  hasRemote: z.boolean(),
  attachments: z.array(LetterFile),
  /** What the own mail server said of the sender; From alone proves nothing. Null: it said nothing. */
  checks: z.object({ spf: z.string(), dkim: z.string(), dmarc: z.string() }).nullable(),
  /** Removed on the mail server; here it stays. */
  isGone: z.boolean(),
  /** Larger than is fetched: only its head is here. */
  isTooLarge: z.boolean(),
  /** For each address of ours: what became of it. */
  recipients: z.array(
    z.object({
      address: z.string(),
      state: z.enum(["waiting", "accepted", "refused"]),
      code: z.string(),
      text: z.string(),
    }),
  ),
  errorText: z.string().nullable(),
  retryAt: Instant.nullable(),
  sentAt: Instant.nullable(),
  canResend: z.boolean(),
  canCancel: z.boolean(),
  openedAt: Instant.nullable(),
  links: z.array(z.object({ url: z.string(), followedAt: Instant.nullable() })),
  /** The subject is not that of the letter before it: answers go under the latest one. */
  isSubjectChanged: z.boolean(),
  /** What an answer begins with. */
  reply: z.object({ subject: z.string(), to: z.array(Person), cc: z.array(Person) }),
});

export const listClientLetters = endpoint({
  name: "mail.list-client-letters",
  method: "GET",
  path: "/api/clients/:id/letters",
  need: "letters.read",
  summary: "Letters with a client, newest first (audited)",
  params: z.object({ id: IdText }),
  query: z.object({ after: z.string().max(60).optional() }),
  reply: page(LetterBrief),
});
export const letterViews = ["in", "out", "unsorted", "failed", "all"] as const;
export const listLetters = endpoint({
  name: "mail.list-letters",
  method: "GET",
  path: "/api/letters",
  need: "letters.read",
  summary: "Letters of the mailboxes the caller may read, newest first; `q` looks in subjects, addresses and texts",
  query: z.object({
    view: z.enum(letterViews).default("all"),
    mailboxId: IdText.optional(),
    q: z.string().trim().max(100).optional(),
    after: z.string().max(60).optional(),
  }),
  reply: page(LetterBrief),
});
/** address: his e-mail, one of several · name: as in the card · phone: a number in the text */
const Suggestion = z.object({ clientId: Id, name: z.string(), why: z.enum(["address", "name", "phone"]) });
export const listUnsorted = endpoint({
  name: "mail.list-unsorted",
  method: "GET",
  path: "/api/letters/unsorted",
  need: "letters.read",
  summary: "Letters without a card, newest first, each with the clients it may be from",
  query: z.object({ after: z.string().max(60).optional() }),
  reply: page(
    LetterBrief.extend({
      suggestions: z.array(Suggestion),
    }),
  ),
});
export const suggestClients = endpoint({
  name: "mail.suggest-clients",
  method: "GET",
  path: "/api/letters/:id/suggestions",
  need: "letters.read",
  summary: "Whose a letter of nobody may be",
  params: z.object({ id: IdText }),
  reply: z.object({ items: z.array(Suggestion) }),
});
export const getLetter = endpoint({
  name: "mail.get-letter",
  method: "GET",
  path: "/api/letters/:id",
  need: "letters.read",
  summary: "One letter (audited)",
  params: z.object({ id: IdText }),
  reply: Letter,
});
export const getThread = endpoint({
  name: "mail.get-thread",
  method: "GET",
  path: "/api/letters/:id/thread",
  need: "letters.read",
  summary: "The letters of its thread, oldest first, at most the last 200",
  params: z.object({ id: IdText }),
  reply: z.object({ items: z.array(LetterBrief) }),
});
/** Served with a policy of its own: no script, no form, no frame but ours. `remote=1` lets pictures from elsewhere load. */
export const getLetterBody = endpoint({
  name: "mail.get-letter-body",
  method: "GET",
  path: "/api/letters/:id/body",
  need: "letters.read",
  summary: "The letter's HTML, made safe, as a page for a sandboxed frame",
  params: z.object({ id: IdText }),
  query: z.object({ remote: z.enum(["0", "1"]).default("0"), theme: z.enum(["light", "dark"]).default("light") }),
  reply: z.string(),
});
export const getLetterFile = endpoint({
  name: "mail.get-letter-file",
  method: "GET",
  path: "/api/letters/:id/files/:n",
  need: "letters.read",
  summary: "A file of the letter",
  params: z.object({ id: IdText, n: IdText }),
  reply: z.unknown(),
});
export const getRawLetter = endpoint({
  name: "mail.get-raw-letter",
  method: "GET",
  path: "/api/letters/:id/raw",
  need: "audit.read",
  summary: "The letter as it came or went, as .eml (audited)",
  params: z.object({ id: IdText }),
  reply: z.unknown(),
});

export const linkLetter = endpoint({
  name: "mail.link-letter",
  method: "PUT",
  path: "/api/letters/:id/card",
  need: "letters.send",
  summary: "Put the letter and its thread to a client's card",
  params: z.object({ id: IdText }),
  body: z.object({ clientId: Id, matterId: Id.optional() }),
  reply: Done,
});
export const openApplication = endpoint({
  name: "mail.open-application",
  method: "POST",
  path: "/api/letters/:id/application",
  need: "letters.send",
  summary: "Make an application of an unsorted letter: a client by phone, his e-mail from the letter",
  params: z.object({ id: IdText }),
  body: z.object({ name: z.string().trim().min(1).max(200), phone: z.string().trim().min(5).max(40) }),
  reply: z.object({ clientId: Id, matterId: Id }),
  status: 201,
});
export const ignoreLetter = endpoint({
  name: "mail.ignore-letter",
  method: "PUT",
  path: "/api/letters/:id/ignored",
  need: "letters.send",
  summary: "An unsorted letter needs no card, or needs one after all",
  params: z.object({ id: IdText }),
  body: z.object({ isIgnored: z.boolean() }),
  reply: Done,
});
export const markLetterRead = endpoint({
  name: "mail.mark-letter-read",
  method: "PUT",
  path: "/api/letters/:id/read",
  need: "letters.read",
  summary: "Read or unread, for all who share the mailbox",
  params: z.object({ id: IdText }),
  body: z.object({ isRead: z.boolean() }),
  reply: Done,
});
export const removeLetter = endpoint({
  name: "mail.remove-letter",
  method: "DELETE",
  path: "/api/letters/:id",
  need: "letters.send",
  summary: "Remove the letter here for good; the next look at the server does not bring it back",
  params: z.object({ id: IdText }),
  reply: Done,
});

export const sendLetter = endpoint({
  name: "mail.send-letter",
  method: "POST",
  path: "/api/letters",
  need: "letters.send",
  summary: "Write a letter. `key` is made by the browser with the draft: the same key is the same letter",
  body: z.object({
    key: z.string().min(8).max(100),
    mailboxId: Id,
    to: z.array(EmailAddress).min(1).max(100),
    cc: z.array(EmailAddress).max(100).default([]),
    bcc: z.array(EmailAddress).max(100).default([]),
    subject: z.string().trim().max(300),
    text: z.string().max(200_000),
    /** With it the letter has both forms; it is made safe before it goes. */
    html: z.string().max(400_000).optional(),
    uploadIds: z.array(Id).max(30).default([]),
    replyToId: Id.optional(),
    clientId: Id.optional(),
    matterId: Id.optional(),
    /** Says in its footer that opening is noted. Off unless told, whatever the mailbox says. */
    tracks: z.boolean().default(false),
    withSignature: z.boolean().default(true),
  }),
  reply: LetterBrief,
  status: 201,
});
export const resendLetter = endpoint({
  name: "mail.resend-letter",
  method: "POST",
  path: "/api/letters/:id/resending",
  need: "letters.send",
  summary: "A person sends a failed or unknown letter once more: the same letter, under the same Message-ID",
  params: z.object({ id: IdText }),
  body: z.object({ key: z.string().min(8).max(100) }),
  reply: LetterBrief,
});
export const cancelLetter = endpoint({
  name: "mail.cancel-letter",
  method: "POST",
  path: "/api/letters/:id/cancellation",
  need: "letters.send",
  summary: "Stop a letter that has not gone yet",
  params: z.object({ id: IdText }),
  reply: Done,
});
