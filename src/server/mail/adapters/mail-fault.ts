import type { mailErrors } from "../../../api/mailboxes.ts";

export type MailErrorCode = (typeof mailErrors)[number];

/** What went wrong with a mail server: a code the interface has words for, and the server's own words. */
export class MailFault extends Error {
  readonly code: MailErrorCode;
  constructor(code: MailErrorCode, text: string, cause?: unknown) {
    super(text.slice(0, 300), cause === undefined ? undefined : { cause });
    this.name = "MailFault";
    this.code = code;
  }
}

const word = (error: unknown, name: string): unknown =>
  typeof error === "object" && error !== null ? Object.entries(error).find(([key]) => key === name)?.[1] : undefined;

const byCode: Readonly<Record<string, MailErrorCode>> = {
  ERR_SSL_WRONG_VERSION_NUMBER: "wrong-security",
  GREETING_TIMEOUT: "wrong-security",
  GreetingTimeout: "wrong-security",
  UPGRADE_TIMEOUT: "wrong-security",
  DEPTH_ZERO_SELF_SIGNED_CERT: "untrusted-certificate",
  SELF_SIGNED_CERT_IN_CHAIN: "untrusted-certificate",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "untrusted-certificate",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "untrusted-certificate",
  CERT_HAS_EXPIRED: "untrusted-certificate",
  ERR_TLS_CERT_ALTNAME_INVALID: "untrusted-certificate",
  ENOTFOUND: "no-such-host",
  EAI_AGAIN: "no-such-host",
  EDNS: "no-such-host",
  EHOSTUNREACH: "private-address",
  ECONNREFUSED: "refused",
  ETIMEDOUT: "timeout",
  ETIMEOUT: "timeout",
  CONNECT_TIMEOUT: "timeout",
  EAUTH: "wrong-password",
};

/** The libraries' errors by their shape: codes differ between connecting, greeting and commands. */
export function faultOf(error: unknown): MailFault {
  if (error instanceof MailFault) return error;
  const response = word(error, "responseText") ?? word(error, "response");
  const message = error instanceof Error ? error.message : String(error);
  const text = typeof response === "string" && response !== "" ? response : message;
  return new MailFault(codeOf(error, text), text, error);
}

function codeOf(error: unknown, text: string): MailErrorCode {
  // A login without encryption that the server refuses is no wrong password.
  if (
    /PRIVACYREQUIRED|plaintext authentication disallowed/i.test(`${String(word(error, "serverResponseCode"))} ${text}`)
  )
    return "no-tls";
  if (/too many.{0,20}connections|connection limit|\[LIMIT\]/i.test(text)) return "too-many-connections";
  if (word(error, "authenticationFailed") === true) return "wrong-password";
  if (/wrong version number|packet length too long/i.test(text)) return "wrong-security";
  if (/self.signed|unable to verify|certificate/i.test(text)) return "untrusted-certificate";
  if (/STARTTLS/i.test(text)) return "no-tls";
  const code = word(error, "code");
  const known = typeof code === "string" ? byCode[code] : undefined;
  if (known) return known;
  return word(error, "serverResponseCode") !== undefined || word(error, "responseStatus") !== undefined
    ? "protocol"
    : "network";
}
