import { createHmac } from "node:crypto";
import type { Selectable } from "kysely";
import type { App } from "../../kernel/ctx.ts";
import { HouseError } from "../../kernel/errors.ts";
import { type Capabilities, type Channel, PartnerError } from "../adapters/port.ts";
import { mailboxCapabilities } from "../adapters/letter-post.ts";
import { openMailbox } from "./mailbox.ts";
import { maxCapabilities, maxChannel } from "../adapters/max/max.ts";
import { smscCapabilities, smscChannel } from "../adapters/smsc/smsc.ts";
import { smtpCapabilities, smtpChannel } from "../adapters/smtp.ts";
import { telegramCapabilities, telegramChannel } from "../adapters/telegram/telegram.ts";
import { smsCapabilities, twilioCapabilities, twilioChannel } from "../adapters/twilio.ts";
import type { TwilioAccount } from "../adapters/twilio-account.ts";
import { checkBaseUrl } from "../../kernel/outgoing-address.ts";
import type { ConnectionsTable } from "../tables.ts";

export type Connection = Selectable<ConnectionsTable>;

const TIMEOUT_MS = 15_000;
const opened = new WeakMap<App, Map<string, Channel>>();

/** The adapter for calling the partner; refused when the address is not lawful (any more). */
export function openChannel(app: App, connection: Connection): Channel {
  if (connection.kind === "mailbox") return openMailbox(app, connection);
  checkBaseUrl(app.config, connection.base_url);
  return channelOf(app, connection);
}

/** The adapter for reading what the partner brings: nothing is called, so its address does not matter. */
export const hookReader = (
  app: App,
  connection: Connection,
): Pick<Channel, "verify" | "glance" | "parseWebhook" | "hookReply"> => channelOf(app, connection);

/** Kept while the settings stay the same, so that sockets are used again. */
function channelOf(app: App, connection: Connection): Channel {
  const formerSealed = formerTokenOf(connection, app.clock.now());
  const { base_url, account_sid, auth_token_sealed, sender, options } = connection;
  const key = JSON.stringify([
    connection.kind,
    connection.code,
    base_url,
    account_sid,
    auth_token_sealed,
    formerSealed,
    sender,
    options,
  ]);
  const channels = opened.get(app) ?? new Map<string, Channel>();
  opened.set(app, channels);
  const known = channels.get(key);
  if (known) return known;
  const account: Account = {
    accountSid: account_sid,
    authToken: openSecret(app, auth_token_sealed),
    formerToken: formerSealed && openSecret(app, formerSealed),
    sender,
    baseUrl: base_url,
    timeoutMs: options.timeoutMs ?? patience[connection.kind] ?? TIMEOUT_MS,
    ca: options.ca ?? null,
    hookSecret: hookSecret(app, connection),
  };
  const channel = makers[connection.kind](account);
  channels.set(key, channel);
  return channel;
}

/** Sealed with the key of another installation: an administrator must give the secret anew. */
function openSecret(app: App, sealed: string): string {
  try {
    return app.secrets.open(sealed);
  } catch (cause) {
    const reason = "secret-unreadable";
    throw new HouseError("unavailable", "the secret was sealed with another key, give it anew", { reason, cause });
  }
}

/** Our own settings that keep us from calling, by the code people are told them under (shipped-errors.ts). */
const settingFaults: Readonly<Record<string, string>> = {
  "private-address": "address-refused",
  "secret-unreadable": "secret-unreadable",
  "no-mail": "no-mail",
};

/** Null when the error is not of our own settings. */
export const settingFault = (error: unknown): { code: string; text: string } | null => {
  const code = error instanceof HouseError && settingFaults[error.reason ?? ""];
  return code ? { code, text: error.message } : null;
};

/** What to write down when the partner, or our own setting, says no: one connection's trouble, which must not stop the others. */
export const failureOf = (error: unknown): { code: string; text: string } | null =>
  error instanceof PartnerError ? { code: error.code, text: error.message } : settingFault(error);

const formerTokenOf = (connection: Connection, now: Date): string | null =>
  connection.former_token_until && connection.former_token_until > now ? connection.former_token_sealed : null;

const capabilities: Record<Connection["kind"], Capabilities> = {
  twilio: twilioCapabilities,
  max: maxCapabilities,
  telegram: telegramCapabilities,
  smsc: smscCapabilities,
  sms: smsCapabilities,
  smtp: smtpCapabilities,
  mailbox: mailboxCapabilities,
};
export const capabilitiesOf = (connection: Pick<Connection, "kind">): Capabilities => capabilities[connection.kind];

interface Account extends TwilioAccount {
  ca: string | null;
  hookSecret: string;
}

const noMaker = (): never => {
  throw new Error("a mailbox is opened by the mail");
};
const makers: Record<Connection["kind"], (account: Account) => Channel> = {
  twilio: (account) => twilioChannel(account),
  sms: (account) => twilioChannel(account, smsCapabilities),
  max: (account) => maxChannel({ ...account, token: account.authToken }),
  telegram: (account) => telegramChannel({ ...account, token: account.authToken }),
  smsc: (account) => smscChannel({ ...account, login: account.accountSid, secret: account.authToken }),
  smtp: smtpChannel,
  mailbox: noMaker,
};

/** From Russia Telegram may be slow. */
const patience: Partial<Record<Connection["kind"], number>> = { telegram: 30_000 };

/** What proves a hook of a partner that signs nothing: made of our own key, so it need not be kept. */
const hookSecret = (app: App, { kind, code }: Pick<Connection, "kind" | "code">): string =>
  createHmac("sha256", app.secrets.keyFor("messaging.hooks")).update(`${kind}:${code}`).digest("base64url");

export const hasSubscription = ({ kind }: Pick<Connection, "kind">): boolean => kind === "max" || kind === "telegram";

/** Where the partner is to call; these are what an administrator copies into the partner's console. */
export function hookUrls(app: App, connection: Pick<Connection, "kind" | "code">) {
  const { kind, code } = connection;
  const at = (path: string) => `${app.config.PUBLIC_URL}/hooks/${path}?c=${code}`;
  if (hasSubscription(connection)) return { statusUrl: at(`${kind}/events`), inboundUrl: at(`${kind}/events`) };
  if (kind !== "smsc") return { statusUrl: at("twilio/status"), inboundUrl: at("twilio/inbound") };
  // SMSC.ru signs nothing of use: who knows the address is believed.
  const token = hookSecret(app, connection);
  return { statusUrl: `${at("smsc/status")}&t=${token}`, inboundUrl: `${at("smsc/inbound")}&t=${token}` };
}
