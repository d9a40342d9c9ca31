import { expect, it } from "vitest";
import { clientOfToken, clientToken, LINK_DAYS } from "./client-token.ts";

const key = Buffer.alloc(32, 7);
const now = new Date("2026-05-01T10:00:00Z");
const days = (n: number) => new Date(now.getTime() + n * 86_400_000);

it("names the client until its day is over, to its own bot alone, and fits into Telegram's 64 signs", () => {
  const token = clientToken(key, { connectionId: 3, clientId: 2_000_000_000 }, now);
  expect(token).toMatch(/^[\w-]{1,64}$/);
  expect(clientOfToken(key, 3, token, now)).toBe(2_000_000_000);
  expect(clientOfToken(key, 3, token, days(LINK_DAYS))).toBe(2_000_000_000);
  expect(clientOfToken(key, 3, token, days(LINK_DAYS + 1))).toBeNull();
  expect(clientOfToken(key, 4, token, now)).toBeNull();
  expect(clientOfToken(Buffer.alloc(32, 8), 3, token, now)).toBeNull();
});

it("changed by one sign it names nobody", () => {
  const token = clientToken(key, { connectionId: 3, clientId: 42 }, now);
  for (let at = 0; at < token.length; at += 1) {
    const sign = token[at] === "a" ? "b" : "a";
    expect(clientOfToken(key, 3, `${token.slice(0, at)}${sign}${token.slice(at + 1)}`, now)).toBeNull();
  }
});
