import { createHash } from "node:crypto";
import { guardedLookup } from "../../kernel/guarded-lookup.ts";
import { hostOf, isLoopback } from "../../kernel/outgoing-address.ts";
import { PartnerError, type Capabilities, type Channel, type OutgoingMessage } from "./port.ts";
import { outcomeOf, partnerErrorOf } from "./smtp-errors.ts";
import type { TwilioAccount } from "./twilio-account.ts";

export const smtpCapabilities: Capabilities = {
  canStart: true,
  needsTemplateOutsideHours: null,
  receipts: "none",
  buttons: 0,
  maxText: 20_000,
  // Most mail servers refuse letters of more than 25 MB, and base64 adds a third.
  maxFile: 15 * 1024 * 1024,
  maxFiles: 10,
  reply: false,
  edit: false,
  countsParts: false,
};

/** The same settings as of any account: the login, the password, the address of the letters, smtp(s)://host:port. */
type MailAccount = Pick<TwilioAccount, "accountSid" | "authToken" | "sender" | "baseUrl" | "timeoutMs">;

/** Letters through a mail server. Nothing comes back by it: only a mailbox of `mail` hears answers. */
export function smtpChannel(account: MailAccount): Channel {
  const noHooks = (): never => {
    throw new PartnerError("smtp-no-hooks", "a mail server calls nobody", false);
  };
  return {
    capabilities: smtpCapabilities,
    async send(message) {
      try {
        const transport = await open(account);
        const sent = await transport.sendMail(await letter(account, message));
        transport.close();
        return { kind: "accepted", externalId: sent.messageId, state: "sent" };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    listTemplates: async () => [],
    async check() {
      try {
        const transport = await open(account);
        await transport.verify();
        transport.close();
      } catch (error) {
        throw partnerErrorOf(error);
      }
    },
    // A mail server keeps no list of what it took: what is unknown stays for a person.
    reconcile: async () => [],
    fetchMedia: async () => noHooks(),
    verify: () => false,
    glance: () => ({ once: null, externalId: null, status: "" }),
    parseWebhook: noHooks,
  };
}

/** The same at every attempt, so that a doubled delivery is known for one letter. */
const messageIdOf = ({ sender }: MailAccount, ourId: string): string =>
  `<${createHash("sha256").update(`${sender} ${ourId}`).digest("hex").slice(0, 32)}@${sender.split("@")[1] ?? "oplot"}>`;

const letter = async (account: MailAccount, { to, content, ourId }: OutgoingMessage) => ({
  from: account.sender,
  to,
  messageId: messageIdOf(account, ourId),
  subject: ("subject" in content && content.subject) || "Сообщение",
  text: content.kind === "template" ? "" : content.text,
  attachments:
    content.kind === "file"
      ? await Promise.all(
          content.files.map(async ({ name, type, open }) => ({
            filename: name,
            contentType: type,
            content: await open(),
          })),
        )
      : [],
  // Away notices must not answer a robot.
  headers: { "Auto-Submitted": "auto-generated" },
});

const DEFAULT_PORTS = { "smtp:": 587, "smtps:": 465 };

/** The package is loaded by the first letter: many firms send none. */
async function open({ baseUrl, accountSid, authToken, timeoutMs }: MailAccount) {
  const { protocol, port } = new URL(baseUrl);
  const host = hostOf(baseUrl);
  const isOwn = isLoopback(host);
  const secure = protocol === "smtps:";
  const { createTransport } = await import("nodemailer");
  return createTransport({
    // The address is found here, so that a name cannot lead inside; the certificate is still the name's.
    host: isOwn ? host : await publicAddress(host),
    port: Number(port) || DEFAULT_PORTS[secure ? "smtps:" : "smtp:"],
    secure,
    requireTLS: !secure && !isOwn,
    ignoreTLS: isOwn && !secure,
    tls: { servername: host },
    ...(accountSid === "" ? {} : { auth: { user: accountSid, pass: authToken } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

const publicAddress = (host: string): Promise<string> =>
  new Promise((resolve, reject) => {
    guardedLookup(host, {}, (error, [first]) =>
      first && !error ? resolve(first.address) : reject(error ?? new Error(host)),
    );
  });
