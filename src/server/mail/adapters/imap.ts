import type { ImapFlow } from "imapflow";
import { isIP } from "node:net";
import { addressOf, type MailAccount } from "./mail-account.ts";
import { faultOf } from "./mail-fault.ts";

export interface ImapTimes {
  connectMs: number;
  greetingMs: number;
  /** A connection on which nothing came for so long is dead, even when the network says nothing. */
  silenceMs: number;
  /** IDLE begins anew before the silence could be taken for death. */
  idleMs: number;
}
export const IMAP_TIMES: ImapTimes = { connectMs: 30_000, greetingMs: 16_000, silenceMs: 300_000, idleMs: 240_000 };

export interface OpenImap {
  client: ImapFlow;
  /** Resolves once, when the connection is over, for whatever reason. */
  closed: Promise<void>;
}

/**
 * One connection, signed in. A client cannot be used a second time, so each connection has its own; `error` and
 * `close` are both heard: a dropped connection tells only the latter, an unheard former would end the process.
 */
export async function openImap(
  account: MailAccount,
  { times = IMAP_TIMES, idles = false }: { times?: ImapTimes; idles?: boolean } = {},
): Promise<OpenImap> {
  let client: ImapFlow | null = null;
  try {
    // Loaded by the first mailbox: it takes half a second and some 30 MB.
    const imapflow = await import("imapflow");
    client = new imapflow.ImapFlow(await optionsOf(account, times, idles));
    const open = client;
    open.on("error", () => {}); // `close` follows, and is what begins anew
    const closed = new Promise<void>((resolve) => void open.once("close", () => resolve()));
    await open.connect();
    return { client: open, closed };
  } catch (error) {
    client?.close();
    throw faultOf(error);
  }
}

async function optionsOf(account: MailAccount, times: ImapTimes, idles: boolean) {
  return {
    // The address is found here, so that a name cannot lead inside; the certificate is still the name's.
    host: await addressOf(account.host),
    port: account.port,
    ...(isIP(account.host) ? {} : { servername: account.host }),
    secure: account.security === "tls",
    // Told, not left to the server's offer: an offer can be struck out on the way.
    ...(account.security === "tls" ? {} : { doSTARTTLS: account.security === "starttls" }),
    auth: { user: account.user, pass: account.password },
    tls: account.certificate === null ? {} : { ca: account.certificate },
    // It would write commands, and with them the password.
    logger: false as const,
    clientInfo: { name: "Oplot" },
    qresync: true,
    disableAutoIdle: !idles,
    autoIdleDelay: 100,
    connectionTimeout: times.connectMs,
    greetingTimeout: times.greetingMs,
    socketTimeout: times.silenceMs,
    maxIdleTime: times.idleMs,
  };
}

/** Signs in and out. */
export async function checkImap(account: MailAccount): Promise<void> {
  const { client } = await openImap(account);
  await client.logout().catch(() => client.close());
}
