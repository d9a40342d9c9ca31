import { expect, it } from "vitest";
import { nextWay } from "./next-way.ts";
import type { Message } from "./queries.ts";

const now = new Date("2026-11-24T10:00:00Z");
const message = (more: Partial<Message> = {}): Message => ({
  id: 1,
  channel: "whatsapp",
  direction: "out",
  kind: "text",
  body: "Ждём вас завтра",
  change: null,
  templateName: null,
  files: [],
  deliveryId: null,
  state: "failed",
  errorCode: "63024",
  errorClass: "address",
  errorText: null,
  errorTextEn: null,
  canResend: false,
  author: null,
  byRobot: null,
  notBefore: now.toISOString(),
  createdAt: now.toISOString(),
  sentAt: null,
  deliveredAt: null,
  readAt: null,
  ...more,
});
type Way = Parameters<typeof nextWay>[1][number];
const way = (channel: string, more: Partial<Way> = {}): Way => ({
  connectionId: 1,
  channel,
  channelName: channel,
  address: "+79130000000",
  unread: 0,
  windowUntil: null,
  hasWindow: false,
  isOptedOut: false,
  failedReason: null,
  isOn: true,
  isSick: false,
  maxText: 1000,
  countsParts: false,
  files: null,
  ...more,
});

it("offers the first way of another channel by which the text may go now", () => {
  const ways = [way("whatsapp"), way("max", { isOptedOut: true }), way("telegram", { isSick: true }), way("sms")];
  expect(nextWay(message(), ways, now)?.channel).toBe("sms");
});

it("offers nothing where only a template may be sent, nor for a step of a ladder, nor for files", () => {
  expect(nextWay(message(), [way("max", { hasWindow: true })], now)).toBeNull();
  expect(nextWay(message(), [way("max", { hasWindow: true, windowUntil: "2026-11-24T11:00:00Z" })], now)?.channel).toBe(
    "max",
  );
  expect(nextWay(message({ deliveryId: 5 }), [way("sms")], now)).toBeNull();
  expect(nextWay(message({ body: "" }), [way("sms")], now)).toBeNull();
  expect(nextWay(message({ body: "я".repeat(1001) }), [way("sms")], now)).toBeNull();
});
