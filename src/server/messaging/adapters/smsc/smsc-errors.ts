import { NoAnswer } from "../http-call.ts";
import { PartnerError, type SendOutcome } from "../port.ts";
import { SmscRefusal } from "./smsc-client.ts";

/** A numbered refusal says that nothing was made; a broken answer or a lost one proves nothing. */
export function outcomeOf(error: unknown): SendOutcome {
  if (error instanceof NoAnswer)
    return error.wasSent
      ? { kind: "unknown", reason: error.message.slice(0, 300) }
      : { kind: "rejected", class: "retryable", code: error.code, text: error.message.slice(0, 300) };
  if (!(error instanceof SmscRefusal)) return { kind: "unknown", reason: String(error).slice(0, 300) };
  const { status, code, message: text } = error;
  if (status === 429 || status === 503) return { kind: "rejected", class: "retryable", code, text };
  if (status >= 500 || code === "unreadable") return { kind: "unknown", reason: `${code}: ${text}` };
  if (status === 401 || status === 403) return { kind: "rejected", class: "configuration", code, text };
  return { kind: "rejected", class: null, code, text };
}

export function partnerErrorOf(error: unknown): PartnerError {
  if (error instanceof SmscRefusal)
    return new PartnerError(error.code, error.message, error.status !== 200 || error.code === "e9", error);
  if (error instanceof NoAnswer) return new PartnerError(error.code, error.message, true, error);
  return new PartnerError("unreadable-answer", String(error).slice(0, 300), true, error);
}
