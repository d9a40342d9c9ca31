import { PartnerError, type SendOutcome } from "./port.ts";

interface Fault {
  code: string;
  responseCode: number | null;
  command: string;
  text: string;
}

/** nodemailer's errors carry the server's number, the command it answered, and its own code; told apart by shape. */
function faultOf(error: unknown): Fault {
  const word = (name: string): unknown =>
    typeof error === "object" && error !== null ? Object.entries(error).find(([key]) => key === name)?.[1] : undefined;
  const number = word("responseCode");
  return {
    code: typeof word("code") === "string" ? String(word("code")) : "",
    responseCode: typeof number === "number" ? number : null,
    command: typeof word("command") === "string" ? String(word("command")) : "",
    text: error instanceof Error ? error.message : String(error),
  };
}

/** The server's number decides, not the package's code: 4xx may pass later, 5xx will not. */
export function outcomeOf(error: unknown): SendOutcome {
  const { code, responseCode, command, text } = faultOf(error);
  if (code === "EAUTH") return { kind: "rejected", class: "configuration", code: "smtp-auth", text };
  if (responseCode !== null) {
    const isAddress = code === "EENVELOPE" && command.startsWith("RCPT");
    const errorClass = responseCode < 500 ? "retryable" : isAddress ? "address" : "content";
    return { kind: "rejected", class: errorClass, code: `smtp-${responseCode}`, text };
  }
  if (code === "EENVELOPE") return { kind: "rejected", class: "address", code: "smtp-envelope", text };
  if (/certificate|self.signed|wrong version number/i.test(text) || code === "ETLS")
    return { kind: "rejected", class: "configuration", code: "smtp-tls", text };
  if (isUnreached(error, code, text)) return { kind: "rejected", class: "retryable", code: "smtp-network", text };
  // The connection stood and then no answer came: the letter may have been taken. The package names the same command
  // for a time-out of any stage, so all of them are doubted.
  return { kind: "unknown", reason: text };
}

const unreachedCodes = new Set(["EDNS", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ECONNREFUSED"]);

/** Certainly nothing was sent: the server's greeting was never heard. */
const isUnreached = (error: unknown, code: string, text: string): boolean =>
  unreachedCodes.has(code) ||
  /^(Connection timeout|Greeting never received)/.test(text) ||
  (error instanceof Error && "syscall" in error && error.syscall === "connect");

export function partnerErrorOf(error: unknown): PartnerError {
  const { responseCode, text } = faultOf(error);
  const outcome = outcomeOf(error);
  const code = outcome.kind === "rejected" ? outcome.code : "smtp-network";
  return new PartnerError(code, text, responseCode === null || responseCode < 500, error);
}
