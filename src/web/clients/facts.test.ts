import { expect, it } from "vitest";
import { ageOn, lastWords } from "./facts.ts";

it("counts full years by the firm's day", () => {
  const context = { zone: "Asia/Krasnoyarsk", now: new Date("2026-11-23T18:00:00Z") };
  expect(ageOn("1980-11-24", context)).toBe(46);
  expect(ageOn("1980-11-25", context)).toBe(45);
});

it("keeps the last word of each consent", () => {
  const consent = (
    purpose: "advertising" | "messages",
    isGiven: boolean,
    at: string,
    channel: string | null = null,
  ) => ({ purpose, channel, isGiven, textVersion: "1", source: "", at });
  const given = consent("advertising", true, "2026-01-01T00:00:00Z");
  const withdrawn = consent("advertising", false, "2026-02-01T00:00:00Z");
  const messages = consent("messages", false, "2026-01-05T00:00:00Z", "whatsapp");
  expect(lastWords([withdrawn, given, messages])).toEqual([withdrawn, messages]);
});
