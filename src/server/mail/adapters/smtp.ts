import { isIP } from "node:net";
import type { Readable } from "node:stream";
import { addressOf, type MailAccount } from "./mail-account.ts";
import { faultOf, type MailFault } from "./mail-fault.ts";

export interface Refusal {
  address: string;
  code: string;
  text: string;
}
export type SendEnd =
  /** Taken for these; the others were refused, each with the server's word. */
  | { kind: "sent"; accepted: string[]; refused: Refusal[] }
  | { kind: "refused"; class: "retryable" | "address" | "content" | "configuration"; code: string; text: string }
  /** It may have gone: the connection broke after the letter was handed over. */
  | { kind: "unknown"; reason: string };

interface Envelope {
  from: string;
  to: string[];
}
const TIMEOUT_MS = 60_000;

/** Sends the very bytes that were kept. Never throws for what the server or the network did. */
export async function sendRaw(account: MailAccount, envelope: Envelope, raw: Readable, size: number): Promise<SendEnd> {
  try {
    const transport = await open(account);
    try {
      const sent = await transport.sendMail({ envelope: { ...envelope, size }, raw });
      const accepted = sent.accepted.map((address) => String(address).toLowerCase());
      return { kind: "sent", accepted, refused: refusalsOf(sent) };
    } finally {
      transport.close();
    }
  } catch (error) {
    return endOf(error);
  } finally {
    raw.destroy();
  }
}

export async function checkSmtp(account: MailAccount): Promise<void> {
  try {
    const transport = await open(account);
    try {
      await transport.verify();
    } finally {
      transport.close();
    }
  } catch (error) {
    throw faultOf(error);
  }
}

/** The package is loaded by the first letter: many firms send none. */
async function open(account: MailAccount) {
  const { createTransport } = await import("nodemailer");
  return createTransport({
    host: await addressOf(account.host),
    port: account.port,
    secure: account.security === "tls",
    requireTLS: account.security === "starttls",
    ignoreTLS: account.security === "plain",
    tls: {
      ...(isIP(account.host) ? {} : { servername: account.host }),
      ...(account.certificate === null ? {} : { ca: account.certificate }),
    },
    auth: { user: account.user, pass: account.password },
    connectionTimeout: 30_000,
    greetingTimeout: 30_000,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

interface Fault {
  code?: unknown;
  responseCode?: unknown;
  response?: unknown;
  command?: unknown;
  recipient?: unknown;
  rejectedErrors?: unknown;
}
const asFault = (error: unknown): Fault => (typeof error === "object" && error !== null ? error : {});

function refusalsOf(sent: unknown): Refusal[] {
  const { rejectedErrors } = asFault(sent);
  return Array.isArray(rejectedErrors) ? rejectedErrors.map(refusalOf) : [];
}

const refusalOf = (error: unknown): Refusal => {
  const { recipient, responseCode, response } = asFault(error);
  return {
    address: typeof recipient === "string" ? recipient.toLowerCase() : "",
    code: typeof responseCode === "number" ? String(responseCode) : "",
    text: typeof response === "string" ? response.slice(0, 300) : "",
  };
};

/** The server's number decides, not the package's code: 4xx may pass later, 5xx will not. */
export function endOf(error: unknown): SendEnd {
  const { code, responseCode, command, rejectedErrors } = asFault(error);
  const text = (error instanceof Error ? error.message : String(error)).slice(0, 300);
  if (code === "EAUTH") {
    // A server that is not able to look just now (454) is no wrong password.
    const isPassing = typeof responseCode === "number" && responseCode < 500;
    return { kind: "refused", class: isPassing ? "retryable" : "configuration", code: "wrong-password", text };
  }
  if (typeof responseCode === "number") {
    const all = Array.isArray(rejectedErrors) ? rejectedErrors.map((one) => Number(asFault(one).responseCode)) : [];
    const isPassing = responseCode < 500 || all.some((one) => one >= 400 && one < 500);
    const isAddress = code === "EENVELOPE" && typeof command === "string" && command.startsWith("RCPT");
    return {
      kind: "refused",
      class: isPassing ? "retryable" : isAddress ? "address" : "content",
      code: `smtp-${responseCode}`,
      text,
    };
  }
  const fault = faultOf(error);
  const isSetting = ["untrusted-certificate", "wrong-security", "no-tls", "private-address"].includes(fault.code);
  if (isSetting) return { kind: "refused", class: "configuration", code: fault.code, text };
  if (isUnreached(error, fault)) return { kind: "refused", class: "retryable", code: fault.code, text };
  return { kind: "unknown", reason: text };
}

/** Certainly nothing was sent: the server's greeting was never heard. */
const isUnreached = (error: unknown, fault: MailFault): boolean =>
  fault.code === "no-such-host" ||
  fault.code === "refused" ||
  /^(Connection timeout|Greeting never received)/.test(fault.message) ||
  (error instanceof Error && "syscall" in error && error.syscall === "connect");
