import { NoAnswer } from "../http-call.ts";
import { PartnerError, type SendOutcome } from "../port.ts";
import { MaxRefusal } from "./max-client.ts";

/** 429 and 503 are answered before anything is created; other 5xx and a lost answer prove nothing. */
export function outcomeOf(error: unknown): SendOutcome {
  if (error instanceof NoAnswer)
    return error.wasSent
      ? { kind: "unknown", reason: error.message.slice(0, 300) }
      : { kind: "rejected", class: "retryable", code: error.code, text: error.message.slice(0, 300) };
  if (!(error instanceof MaxRefusal)) return { kind: "unknown", reason: String(error).slice(0, 300) };
  const refusal = { kind: "rejected", code: codeOf(error), text: error.message } as const;
  if (error.status === 429 || error.status === 503)
    return {
      ...refusal,
      class: "retryable",
      ...(error.retryAfterMs === null ? {} : { retryAfterMs: error.retryAfterMs }),
    };
  if (error.status >= 500) return { kind: "unknown", reason: `HTTP ${error.status}: ${error.message}` };
  if (error.status === 401) return { ...refusal, class: "configuration" };
  return { ...refusal, class: null };
}

/** A read may always be asked again, except where we are told that we may not ask. */
export function partnerErrorOf(error: unknown): PartnerError {
  if (error instanceof PartnerError) return error;
  if (error instanceof MaxRefusal)
    return new PartnerError(codeOf(error), error.message, error.status === 429 || error.status >= 500, error);
  if (error instanceof NoAnswer) return new PartnerError(error.code, error.message, true, error);
  return new PartnerError("unreadable-answer", String(error).slice(0, 300), true, error);
}

/** One word of theirs, chat.denied, says several things; which of them, only the text tells. */
export function codeOf({ status, code, message }: MaxRefusal): string {
  if (/suspended|blocked/i.test(message) && (status === 403 || code === "chat.denied")) return "dialog.suspended";
  return code || String(status);
}
