import type { Selectable } from "kysely";
import type { App } from "../../kernel/ctx.ts";
import { HouseError } from "../../kernel/errors.ts";
import { type Capabilities, type Channel, PartnerError } from "../adapters/port.ts";
import { smtpCapabilities, smtpChannel } from "../adapters/smtp.ts";
import { smsCapabilities, twilioCapabilities, twilioChannel } from "../adapters/twilio.ts";
import { checkBaseUrl } from "../../kernel/outgoing-address.ts";
import type { ConnectionsTable } from "../tables.ts";

export type Connection = Selectable<ConnectionsTable>;

const TIMEOUT_MS = 15_000;
const opened = new WeakMap<App, Map<string, Channel>>();

/** The adapter for calling the partner; refused when the address is not lawful (any more). */
export function openChannel(app: App, connection: Connection): Channel {
  checkBaseUrl(app.config, connection.base_url);
  return channelOf(app, connection);
}

/** The adapter for reading what the partner brings: nothing is called, so its address does not matter. */
export const hookReader = (
  app: App,
  connection: Connection,
): Pick<Channel, "verify" | "parseStatus" | "parseInbound"> => channelOf(app, connection);

/** Kept while the settings stay the same, so that sockets are used again. */
function channelOf(app: App, connection: Connection): Channel {
  const formerSealed = formerTokenOf(connection, app.clock.now());
  const { base_url, account_sid, auth_token_sealed, sender, options } = connection;
  const key = JSON.stringify([
    connection.kind,
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
  const account = {
    accountSid: account_sid,
    authToken: openSecret(app, auth_token_sealed),
    formerToken: formerSealed && openSecret(app, formerSealed),
    sender,
    baseUrl: base_url,
    timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
  };
  const channel =
    connection.kind === "smtp" ? smtpChannel(account) : twilioChannel(account, capabilities[connection.kind]);
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
  sms: smsCapabilities,
  smtp: smtpCapabilities,
};
export const capabilitiesOf = (connection: Pick<Connection, "kind">): Capabilities => capabilities[connection.kind];

/** Where the partner is to call; these are what an administrator copies into the partner's console. */
export const hookUrls = (publicUrl: string, code: string) => ({
  statusUrl: `${publicUrl}/hooks/twilio/status?c=${code}`,
  inboundUrl: `${publicUrl}/hooks/twilio/inbound?c=${code}`,
});
