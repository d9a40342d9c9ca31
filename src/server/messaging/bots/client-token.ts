import { createHmac, timingSafeEqual } from "node:crypto";

const DAY_MS = 24 * 3_600_000;
/** As long as a link in a message or on paper may lie before it is pressed. */
export const LINK_DAYS = 30;

interface Bound {
  connectionId: number;
  clientId: number;
}

/**
 * What a link to a bot carries: whose link it is and until which day, signed by us. Telegram gives 64 signs of Latin
 * letters, digits, "_" and "-"; this takes under 45.
 */
export function clientToken(key: Buffer, bound: Bound, now: Date): string {
  const day = Math.floor(now.getTime() / DAY_MS) + LINK_DAYS;
  const words = `${bound.clientId.toString(36)}_${day.toString(36)}`;
  return `${words}_${signOf(key, bound.connectionId, words)}`;
}

/** The client of a token that is ours, of this connection and still good; null otherwise. */
export function clientOfToken(key: Buffer, connectionId: number, token: string, now: Date): number | null {
  const [, client, day, sign] = /^([0-9a-z]{1,10})_([0-9a-z]{1,6})_([\w-]{22})$/.exec(token) ?? [];
  if (!client || !day || !sign) return null;
  const expected = signOf(key, connectionId, `${client}_${day}`);
  if (!timingSafeEqual(Buffer.from(sign), Buffer.from(expected))) return null;
  return parseInt(day, 36) < Math.floor(now.getTime() / DAY_MS) ? null : parseInt(client, 36);
}

const signOf = (key: Buffer, connectionId: number, words: string): string =>
  createHmac("sha256", key).update(`${connectionId}:${words}`).digest("base64url").slice(0, 22);
