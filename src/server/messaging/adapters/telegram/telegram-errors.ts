import { NoAnswer } from "../http-call.ts";
import { PartnerError, type SendOutcome } from "../port.ts";
import { TelegramRefusal } from "./telegram-client.ts";

/** 429 is answered before anything is created; 5xx and a lost answer prove nothing. */
export function outcomeOf(error: unknown): SendOutcome {
  if (error instanceof NoAnswer)
    return error.wasSent
      ? { kind: "unknown", reason: error.code }
      : { kind: "rejected", class: "retryable", code: error.code, text: "no connection" };
  if (!(error instanceof TelegramRefusal)) return { kind: "unknown", reason: "the answer cannot be read" };
  const refusal = { kind: "rejected", code: codeOf(error), text: error.message } as const;
  if (error.status === 429)
    return {
      ...refusal,
      class: "retryable",
      ...(error.retryAfterMs === null ? {} : { retryAfterMs: error.retryAfterMs }),
    };
  if (error.status >= 500 || error.status < 400)
    return { kind: "unknown", reason: `HTTP ${error.status}: ${error.message}` };
  return { ...refusal, class: null };
}

/** A read may always be asked again, except where we are told that we may not ask. */
export function partnerErrorOf(error: unknown): PartnerError {
  if (error instanceof PartnerError) return error;
  if (error instanceof TelegramRefusal)
    return new PartnerError(codeOf(error), error.message, error.status === 429 || error.status >= 500, error);
  // What a lost call says holds its address, and the address the token.
  if (error instanceof NoAnswer) return new PartnerError(error.code, "Telegram does not answer", true);
  return new PartnerError("unreadable-answer", "Telegram's answer cannot be read", true);
}

/** Telegram numbers its errors as HTTP does; what happened stands only in the words. */
const words: readonly (readonly [status: number, says: RegExp, code: string])[] = [
  [403, /blocked by the user/i, "403-blocked"],
  [403, /user is deactivated/i, "403-deactivated"],
  [403, /can't initiate conversation/i, "403-not-started"],
  [400, /chat not found/i, "400-chat-not-found"],
  [400, /message is too long|caption is too long/i, "400-too-long"],
  [400, /message text is empty/i, "400-empty"],
  [400, /file is too big|file is too large/i, "400-file-too-big"],
  [400, /wrong file|failed to get http url content|photo_invalid|image_process_failed/i, "400-file"],
];

export const codeOf = ({ status, message }: TelegramRefusal): string =>
  words.find(([of, says]) => of === status && says.test(message))?.[2] ?? String(status);
