import type { Answer } from "../kernel/answer.ts";

/** Twilio's refusal with its own code. */
export class TwilioError extends Error {
  readonly code: number;
  readonly status: number;

  constructor(code: number, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }

  answer(): Answer {
    const { code, message, status } = this;
    const body = { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status };
    return { status, body, headers: status === 401 ? { "www-authenticate": 'Basic realm="Twilio API"' } : {} };
  }
}

/** Refusals that no request deserves by itself: planned faults and our own failures. */
export function refusal(status: number): Answer {
  const texts: Record<number, string> = { 429: "Too Many Requests", 503: "Service Unavailable" };
  const known = status in texts ? status : 500;
  return new TwilioError(20_000 + known, texts[known] ?? "Internal Server Error", known).answer();
}

export const notFound = (path: string): TwilioError =>
  new TwilioError(20404, `The requested resource ${path} was not found`, 404);

/** Why WhatsApp did not take a message that Twilio had accepted. */
const deliveryErrors: Record<number, string> = {
  63003: "Channel could not find To address",
  63010: "Channels - Twilio Internal error",
  63013: "Channel policy violation",
  63014: "Message delivery failed because it was blocked by a user action",
  63016:
    "Failed to send freeform message because you are outside the allowed window. If you are using WhatsApp, please use a Message Template.",
  63018: "Rate limit exceeded for Channel",
  63021: "Channel invalid content error",
  63024: "Invalid message recipient",
  63027: "Template does not exist for a language and locale",
  63028: "Number of parameters provided does not match the expected number of parameters",
  63032: "We cannot send this message to this user at this time",
  63049: "Meta chose not to deliver this WhatsApp marketing message",
};

export function deliveryErrorText(code: number): string {
  return deliveryErrors[code] ?? "Unknown error";
}
