import { createHmac, timingSafeEqual } from "node:crypto";

// Standard Webhooks: what is signed is "id.timestamp.body", by HMAC-SHA256 with the bytes that whsec_… encodes.

const PREFIX = "whsec_";
export const secretOf = (bytes: Buffer): string => PREFIX + bytes.toString("base64");

export function signatureOf(secret: string, message: { id: string; timestamp: number; body: string | Buffer }): string {
  const key = Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, "base64");
  const signed = createHmac("sha256", key).update(`${message.id}.${message.timestamp}.`).update(message.body);
  return `v1,${signed.digest("base64")}`;
}

/** How far the sender's clock may be from ours: an older hook may be somebody's recording. */
const TOLERANCE_SECONDS = 5 * 60;

interface SignedHook {
  id: string;
  /** Headers as they came. */
  timestamp: string;
  signatures: string;
  body: Buffer;
}

/** Null when the hook is true, else why it is not believed. */
export function faultOfSignature(
  secret: string,
  hook: SignedHook,
  now: Date,
): "old-timestamp" | "wrong-signature" | null {
  if (!/^\d{1,12}$/.test(hook.timestamp) || hook.id === "") return "wrong-signature";
  const timestamp = Number(hook.timestamp);
  const wanted = Buffer.from(signatureOf(secret, { id: hook.id, timestamp, body: hook.body }));
  const isTrue = hook.signatures
    .split(" ")
    .map((given) => Buffer.from(given))
    .some((given) => given.length === wanted.length && timingSafeEqual(given, wanted));
  if (!isTrue) return "wrong-signature";
  return Math.abs(now.getTime() / 1000 - timestamp) > TOLERANCE_SECONDS ? "old-timestamp" : null;
}

const MINUTE = 60;
const HOUR = 3600;
/** Growing, over three days: a receiver may be down for a holiday. */
const pausesSeconds = [
  5,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const;

/** The pause after that many attempts, or null when it was the last one. */
export function pauseMs(attempts: number): number | null {
  const pause = pausesSeconds[attempts - 1];
  return pause === undefined ? null : pause * 1000;
}

/** The value at `lead.phones.0`; undefined where there is none. */
export function valueAt(body: unknown, path: string): unknown {
  let value: unknown = body;
  for (const step of path.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = Object.entries(value).find(([name]) => name === step)?.[1];
  }
  return value;
}

/** A plain value as text; lists and objects are none. */
export function textAt(body: unknown, path: string): string | null {
  const value = valueAt(body, path);
  if (typeof value === "string") return value.trim();
  return typeof value === "number" || typeof value === "boolean" ? String(value) : null;
}
