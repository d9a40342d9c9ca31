/** The error family of the house. Verbs throw these; HTTP, jobs and robot runs each translate them once. */
export type ErrorCode =
  | "not-found"
  | "forbidden"
  | "unauthorized"
  | "setup-required"
  | "invalid"
  | "conflict"
  | "refused"
  | "too-many"
  | "unavailable";

const statuses: Record<ErrorCode, number> = {
  "not-found": 404,
  forbidden: 403,
  unauthorized: 401,
  "setup-required": 401,
  invalid: 422,
  conflict: 409,
  refused: 409,
  "too-many": 429,
  unavailable: 503,
};

interface Details {
  /** Field name → reason code or sentence, for forms. */
  fields?: Record<string, string>;
  /** A stable reason code the interface has words for. */
  reason?: string;
  /** Facts the interface needs to explain itself; never personal data beyond what the reader may see. */
  details?: Record<string, unknown>;
  cause?: unknown;
  retryable?: boolean;
}

export class HouseError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly fields: Record<string, string> | undefined;
  readonly reason: string | undefined;
  readonly details: Record<string, unknown> | undefined;
  /** Whether trying the same again later may succeed. */
  readonly retryable: boolean;

  constructor(code: ErrorCode, message: string, more: Details = {}) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = "HouseError";
    this.code = code;
    this.status = statuses[code];
    this.fields = more.fields;
    this.reason = more.reason;
    this.details = more.details;
    this.retryable = more.retryable ?? false;
  }
}

export const notFound = (what: string) => new HouseError("not-found", `${what} not found`);
export const forbidden = (message = "no right for this") => new HouseError("forbidden", message);
export const unauthorized = (message = "sign in first") => new HouseError("unauthorized", message);
/** What was sent is wrong: `fields` names each field with a reason the form can show. */
export const invalid = (fields: Record<string, string>) =>
  new HouseError("invalid", "some fields are wrong", { fields });
/** Somebody else was first; `details` say who and when. */
export const conflict = (reason: string, details?: Record<string, unknown>) =>
  new HouseError("conflict", reason, details ? { reason, details } : { reason });
/** A rule of the house or of the law says no. */
export const refused = (reason: string, details?: Record<string, unknown>) =>
  new HouseError("refused", reason, details ? { reason, details } : { reason });
