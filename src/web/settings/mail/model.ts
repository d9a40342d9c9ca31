import type { CallOf, ReplyOf } from "../../../api/endpoint.ts";
import type {
  createMailbox,
  listLetterTemplates,
  listMailboxSettings,
  listMailRules,
  securities,
} from "../../../api/mailboxes.ts";

export type Mailbox = ReplyOf<typeof listMailboxSettings>["items"][number];
export type MailRule = ReplyOf<typeof listMailRules>["items"][number];
export type LetterTemplate = ReplyOf<typeof listLetterTemplates>["items"][number];
export type MailboxBody = CallOf<typeof createMailbox>["body"];
export type Security = (typeof securities)[number];

/** As typed; ports and numbers are texts until they are saved. */
export interface MailboxForm {
  name: string;
  address: string;
  kind: "shared" | "personal";
  ownerId: string;
  login: string;
  password: string;
  imapHost: string;
  imapPort: string;
  imapSecurity: Security;
  smtpHost: string;
  smtpPort: string;
  smtpSecurity: Security;
  sentFolder: string;
  importDays: string;
  certificate: string;
  signature: string;
  tracks: boolean;
  forRobots: boolean;
}

const PORTS = {
  imap: { tls: "993", starttls: "143", plain: "143" },
  smtp: { tls: "465", starttls: "587", plain: "25" },
};
export const portOf = (what: "imap" | "smtp", security: Security): string => PORTS[what][security];

/** What the great providers want, by the address's domain. */
const KNOWN: readonly (readonly [RegExp, string, string])[] = [
  [/@(yandex\.(ru|com)|ya\.ru)$/, "imap.yandex.ru", "smtp.yandex.ru"],
  [/@(mail|inbox|list|bk|internet|vk)\.ru$/, "imap.mail.ru", "smtp.mail.ru"],
];
export const serversFor = (address: string): { imapHost: string; smtpHost: string } | null => {
  const known = KNOWN.find(([mark]) => mark.test(address.trim().toLowerCase()));
  return known ? { imapHost: known[1], smtpHost: known[2] } : null;
};

export const formOf = (box: Mailbox | null): MailboxForm => ({
  name: box?.name ?? "",
  address: box?.address ?? "",
  kind: box?.kind ?? "shared",
  ownerId: box?.ownerId ? String(box.ownerId) : "",
  login: box?.login ?? "",
  password: "",
  imapHost: box?.imap.host ?? "",
  imapPort: String(box?.imap.port ?? 993),
  imapSecurity: box?.imap.security ?? "tls",
  smtpHost: box?.smtp.host ?? "",
  smtpPort: String(box?.smtp.port ?? 465),
  smtpSecurity: box?.smtp.security ?? "tls",
  sentFolder: box?.sentFolder ?? "",
  importDays: String(box?.importDays ?? 30),
  certificate: box?.certificate ?? "",
  signature: box?.signature ?? "",
  tracks: box?.tracks ?? false,
  forRobots: box?.forRobots ?? false,
});

export type MailboxFault = "required" | "address" | "port" | "days";

export function faultsOf(form: MailboxForm, isKnown: boolean): Partial<Record<keyof MailboxForm, MailboxFault>> {
  const faults: Partial<Record<keyof MailboxForm, MailboxFault>> = {};
  for (const field of ["name", "login", "imapHost", "smtpHost"] as const)
    if (form[field].trim() === "") faults[field] = "required";
  if (!/^[^\s@]+@[^\s@]+$/.test(form.address.trim())) faults.address = "address";
  if (!isKnown && form.password === "") faults.password = "required";
  if (form.kind === "personal" && form.ownerId === "") faults.ownerId = "required";
  for (const field of ["imapPort", "smtpPort"] as const)
    if (!(/^\d{1,5}$/.test(form[field]) && Number(form[field]) > 0 && Number(form[field]) < 65_536))
      faults[field] = "port";
  if (!/^\d{1,4}$/.test(form.importDays) || Number(form.importDays) > 3650) faults.importDays = "days";
  return faults;
}

export const bodyOf = (form: MailboxForm): MailboxBody => ({
  name: form.name.trim(),
  address: form.address.trim(),
  kind: form.kind,
  ownerId: form.kind === "personal" ? Number(form.ownerId) : null,
  login: form.login.trim(),
  password: form.password,
  imap: { host: form.imapHost.trim(), port: Number(form.imapPort), security: form.imapSecurity },
  smtp: { host: form.smtpHost.trim(), port: Number(form.smtpPort), security: form.smtpSecurity },
  sentFolder: form.sentFolder.trim() || null,
  importDays: Number(form.importDays),
  certificate: form.certificate.trim() || null,
  signature: form.signature,
  tracks: form.tracks,
  forRobots: form.forRobots,
});
