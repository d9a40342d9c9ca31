import { z } from "zod";
import type { ErrorClass } from "../rules.ts";
import { PartnerError, type SendOutcome } from "./port.ts";

/** Errors of the package come in several classes (old and new API, axios), so they are told apart by their shape. */
const Shape = z.object({
  status: z.number().optional(),
  code: z.union([z.number(), z.string()]).optional(),
  message: z.string().optional(),
  detail: z.string().optional(),
  /** Axios puts the answer here; Twilio's own errors have only the status. */
  response: z.unknown().optional(),
});

/** The connection was never made, so nothing was created. */
const neverLeft =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|CERT_|ERR_TLS_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_)/;

/** 429 and 503 are answered before anything is created; other 5xx and a lost answer prove nothing. */
export function outcomeOf(error: unknown): SendOutcome {
  const { status, code, text } = shapeOf(error);
  if (status === undefined) {
    return neverLeft.test(code)
      ? { kind: "rejected", class: "retryable", code, text }
      : { kind: "unknown", reason: `${code}: ${text}` };
  }
  if (status === 429 || status === 503)
    return { kind: "rejected", class: "retryable", code: code || String(status), text };
  if (status >= 400 && status < 500)
    return { kind: "rejected", class: classOfStatus(status), code: code || String(status), text };
  return { kind: "unknown", reason: `HTTP ${status}: ${text}` };
}

/** A read may always be asked again, except where the partner says that we may not ask. */
export function partnerErrorOf(error: unknown): PartnerError {
  const { status, code, text } = shapeOf(error);
  const retryable = status === undefined || status === 429 || status >= 500;
  return new PartnerError(code || String(status ?? "network"), text, retryable, error);
}

/** Null leaves the class to the table of codes. */
const classOfStatus = (status: number): ErrorClass | null =>
  status === 401 || status === 403 ? "configuration" : null;

function shapeOf(error: unknown): { status: number | undefined; code: string; text: string } {
  const shape = Shape.safeParse(error).data ?? {};
  const text = shape.detail ?? shape.message ?? String(error);
  return { status: shape.status, code: shape.code === undefined ? "" : String(shape.code), text: text.slice(0, 500) };
}
