import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** A random token for links and cookies that leave the firm: 256 bits, URL-safe. */
export const randomToken = (): string => randomBytes(32).toString("base64url");

/** Tokens are stored only as this hash, so a stolen table opens nothing. */
export const tokenHash = (token: string): string => createHash("sha256").update(token).digest("hex");

/** Constant-time comparison of two texts of any length. */
export function sameText(a: string, b: string): boolean {
  const left = createHash("sha256").update(a).digest();
  const right = createHash("sha256").update(b).digest();
  return timingSafeEqual(left, right);
}

/** `payload.signature`; `purpose` keeps a mark made for one use from serving another. */
export const signText = (key: Buffer, purpose: string, payload: string): string =>
  `${payload}.${createHmac("sha256", key).update(`${purpose}:${payload}`).digest("base64url")}`;

/** The payload of a text made by `signText`, or null when the signature is wrong. */
export function verifyText(key: Buffer, purpose: string, signed: string): string | null {
  const dot = signed.lastIndexOf(".");
  if (dot < 0) return null;
  const payload = signed.slice(0, dot);
  return sameText(signText(key, purpose, payload), signed) ? payload : null;
}
