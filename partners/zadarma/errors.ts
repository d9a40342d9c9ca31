import type { Answer } from "../kernel/answer.ts";

/**
 * A refusal in one of the partner's two styles: a wrong request gets a 4xx, a right one that cannot be fulfilled gets
 * 200 with the word "error" inside.
 */
export class ZadarmaError extends Error {
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }

  answer(): Answer {
    return { status: this.status, body: { status: "error", message: this.message } };
  }
}

export const wrong = (what: string): ZadarmaError => new ZadarmaError(what, 400);
export const cannot = (why: string): ZadarmaError => new ZadarmaError(why, 200);

export function refusal(status: number): Answer {
  const texts: Record<number, string> = { 429: "You exceeded the rate limit", 503: "Service temporarily unavailable" };
  return new ZadarmaError(texts[status] ?? "Internal error", status).answer();
}
