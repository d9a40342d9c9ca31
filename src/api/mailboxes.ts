import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Done, Id, IdText, Instant, Line } from "./scalars.ts";

/** `plain` has no encryption at all: chosen by hand only, and only for a server on the own machine. */
export const securities = ["tls", "starttls", "plain"] as const;
const Host = z
  .string()
  .trim()
  .toLowerCase()
  .max(200)
  .regex(/^[a-z0-9.:_-]+$/);
const Server = z.object({ host: Host, port: z.int().min(1).max(65_535), security: z.enum(securities) });
export const EmailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .max(200)
  .regex(/^[^\s@<>"(),;:]+@[^\s@<>"(),;:]+$/);
/** A certificate of the server's own, or of its authority, as PEM text. */
const Pem = z
  .string()
  .trim()
  .max(50_000)
  .regex(/^-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s-]+-----END CERTIFICATE-----$/);
/** The providers' own limits; what goes beyond waits for the next hour or is refused. */
const Limits = z.object({
  perHour: z.int().min(1).max(100_000).default(500),
  perDay: z.int().min(1).max(1_000_000).default(3000),
  recipients: z.int().min(1).max(500).default(100),
  bytes: z.int().min(100_000).max(50_000_000).default(25_000_000),
});

/** What any reader of letters may know of a mailbox: what the composer and the filters need. */
export const MailboxBrief = z.object({
  id: Id,
  name: z.string(),
  address: z.string(),
  kind: z.enum(["shared", "personal"]),
  isMine: z.boolean(),
  isOn: z.boolean(),
  forRobots: z.boolean(),
  signature: z.string(),
  tracks: z.boolean(),
  needsAttention: z.boolean(),
  limits: Limits,
  sharedWith: z.array(Id),
});
export const listMailboxes = endpoint({
  name: "mail.list-mailboxes",
  method: "GET",
  path: "/api/mailboxes",
  need: "letters.read",
  summary: "Mailboxes the caller may read and write from: the shared ones, his own, and those shared with him",
  reply: z.object({ items: z.array(MailboxBrief) }),
});

/**
 * off: switched off · waiting: no process has taken it up yet · connecting · importing: the past comes in the
 * background · well · failing: tries again by itself · stopped: waits for a person (wrong password)
 */
export const mailboxPhases = ["off", "waiting", "connecting", "importing", "well", "failing", "stopped"] as const;
export const mailErrors = [
  "wrong-password",
  "wrong-security",
  "untrusted-certificate",
  "no-such-host",
  "private-address",
  "refused",
  "timeout",
  "no-tls",
  "secret-unreadable",
  "no-folder",
  "too-many-connections",
  "network",
  "protocol",
] as const;
export const Mailbox = MailboxBrief.extend({
  ownerId: Id.nullable(),
  imap: Server,
  smtp: Server,
  login: z.string(),
  /** Null: the same as of IMAP. */
  smtpLogin: z.string().nullable(),
  hasPassword: z.boolean(),
  certificate: z.string().nullable(),
  /** Null: the one that the server calls so. */
  sentFolder: z.string().nullable(),
  importDays: z.int(),
  phase: z.enum(mailboxPhases),
  /** Of the first import; null when it is over. */
  progress: z.object({ done: z.int(), total: z.int() }).nullable(),
  /** Former letters that are here and not read through yet: they open, and are found by sender and subject. */
  toRead: z.int(),
  folders: z.array(z.object({ path: z.string(), role: z.string(), letters: z.int(), syncedAt: Instant.nullable() })),
  lastSuccessAt: Instant.nullable(),
  /** `text` is the server's own; the interface has words for `code`. */
  lastError: z.object({ code: z.string(), text: z.string(), at: Instant }).nullable(),
  letters: z.int(),
});
export const listMailboxSettings = endpoint({
  name: "mail.list-mailbox-settings",
  method: "GET",
  path: "/api/mailbox-settings",
  need: "connections.write",
  summary: "All mailboxes with their settings and state; passwords never leave",
  reply: z.object({ items: z.array(Mailbox) }),
});

const MailboxInput = z.object({
  name: Line(100),
  address: EmailAddress,
  kind: z.enum(["shared", "personal"]),
  ownerId: Id.nullable().default(null),
  sharedWith: z.array(Id).max(200).default([]),
  imap: Server,
  smtp: Server,
  login: z.string().trim().min(1).max(200),
  smtpLogin: z.string().trim().min(1).max(200).nullable().default(null),
  password: z.string().min(1).max(500),
  certificate: Pem.nullable().default(null),
  sentFolder: z.string().trim().min(1).max(200).nullable().default(null),
  importDays: z.int().min(0).max(3650).default(30),
  signature: z.string().max(5000).default(""),
  tracks: z.boolean().default(false),
  forRobots: z.boolean().default(false),
  limits: Limits.prefault({}),
  isOn: z.boolean().default(true),
});
export const createMailbox = endpoint({
  name: "mail.create-mailbox",
  method: "POST",
  path: "/api/mailboxes",
  need: "connections.write",
  summary: "Connect a mailbox; its letters begin to come at once. A personal one needs its owner",
  body: MailboxInput,
  reply: Mailbox,
  status: 201,
});
/** What is left out stays; defaults of the creation do not apply. */
const MailboxChange = z
  .object({
    name: Line(100),
    sharedWith: z.array(Id).max(200),
    imap: Server,
    smtp: Server,
    login: z.string().trim().min(1).max(200),
    smtpLogin: z.string().trim().min(1).max(200).nullable(),
    password: z.string().min(1).max(500),
    certificate: Pem.nullable(),
    sentFolder: z.string().trim().min(1).max(200).nullable(),
    signature: z.string().max(5000),
    tracks: z.boolean(),
    forRobots: z.boolean(),
    limits: Limits,
    isOn: z.boolean(),
  })
  .partial();
export const updateMailbox = endpoint({
  name: "mail.update-mailbox",
  method: "PATCH",
  path: "/api/mailboxes/:id",
  need: "connections.write",
  summary: "Change it; a password left out stays. A stopped mailbox tries again",
  params: z.object({ id: IdText }),
  body: MailboxChange,
  reply: Mailbox,
});
export const changeOwnMailbox = endpoint({
  name: "mail.change-own-mailbox",
  method: "PATCH",
  path: "/api/mailboxes/:id/own",
  need: "letters.read",
  summary: "The owner of a personal mailbox changes its signature and whom he lets in",
  params: z.object({ id: IdText }),
  body: MailboxChange.pick({ signature: true, sharedWith: true }),
  reply: MailboxBrief,
});
export const checkMailbox = endpoint({
  name: "mail.check-mailbox",
  method: "POST",
  path: "/api/mailboxes/:id/check",
  need: "connections.write",
  summary: "Signs in to IMAP and SMTP now; what went wrong stands in lastError",
  params: z.object({ id: IdText }),
  reply: Mailbox,
});
export const removeMailbox = endpoint({
  name: "mail.remove-mailbox",
  method: "DELETE",
  path: "/api/mailboxes/:id",
  need: "connections.write",
  summary: "Stop using it for good; its password is forgotten, its letters stay in the cards",
  params: z.object({ id: IdText }),
  reply: Done,
});

/** A rule marks letters for robots: all of what it names must fit. Its trigger is mail.rule-matched. */
const MailRuleInput = z.object({
  name: Line(100),
  mailboxId: Id.nullable().default(null),
  /** Part of the sender's address: «sud», «@fssp.gov.ru». */
  sender: z.string().trim().toLowerCase().max(200).default(""),
  subject: z.string().trim().max(200).default(""),
  /** The sender is a court or bailiff by the shipped list of domains. */
  fromCourt: z.boolean().default(false),
  isOn: z.boolean().default(true),
});
export const MailRule = MailRuleInput.extend({ id: Id, matched: z.int() });
export const listMailRules = endpoint({
  name: "mail.list-mail-rules",
  method: "GET",
  path: "/api/mail-rules",
  need: "letters.read",
  summary: "Rules by sender and subject, with how many letters matched",
  reply: z.object({ items: z.array(MailRule) }),
});
export const createMailRule = endpoint({
  name: "mail.create-mail-rule",
  method: "POST",
  path: "/api/mail-rules",
  need: "automation.write",
  summary: "A new rule for letters that come from now on",
  body: MailRuleInput,
  reply: MailRule,
  status: 201,
});
export const updateMailRule = endpoint({
  name: "mail.update-mail-rule",
  method: "PUT",
  path: "/api/mail-rules/:id",
  need: "automation.write",
  summary: "Change a rule",
  params: z.object({ id: IdText }),
  body: MailRuleInput,
  reply: MailRule,
});
export const removeMailRule = endpoint({
  name: "mail.remove-mail-rule",
  method: "DELETE",
  path: "/api/mail-rules/:id",
  need: "automation.write",
  summary: "Remove a rule; triggers that name it match nothing any more",
  params: z.object({ id: IdText }),
  reply: Done,
});

const LetterTemplateInput = z.object({
  name: Line(100),
  subject: z.string().trim().max(200),
  /** Facts of the card as {{client.first-name}}. */
  text: z.string().trim().min(1).max(20_000),
  isOn: z.boolean().default(true),
});
export const LetterTemplate = LetterTemplateInput.extend({ id: Id });
export const listLetterTemplates = endpoint({
  name: "mail.list-letter-templates",
  method: "GET",
  path: "/api/letter-templates",
  need: "letters.read",
  summary: "Templates of letters",
  reply: z.object({ items: z.array(LetterTemplate) }),
});
export const createLetterTemplate = endpoint({
  name: "mail.create-letter-template",
  method: "POST",
  path: "/api/letter-templates",
  need: "templates.write",
  summary: "A new template",
  body: LetterTemplateInput,
  reply: LetterTemplate,
  status: 201,
});
export const updateLetterTemplate = endpoint({
  name: "mail.update-letter-template",
  method: "PUT",
  path: "/api/letter-templates/:id",
  need: "templates.write",
  summary: "Change a template",
  params: z.object({ id: IdText }),
  body: LetterTemplateInput,
  reply: LetterTemplate,
});
export const fillLetterTemplate = endpoint({
  name: "mail.fill-letter-template",
  method: "GET",
  path: "/api/clients/:id/letter-templates/:templateId",
  need: "letters.read",
  summary: "The template with the card's data; `missing` names facts that have no value",
  params: z.object({ id: IdText, templateId: IdText }),
  query: z.object({ matterId: IdText.optional() }),
  reply: z.object({ subject: z.string(), text: z.string(), missing: z.array(z.string()) }),
});
