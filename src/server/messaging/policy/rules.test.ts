import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  BY_HAND,
  costOf,
  decide,
  isSick,
  isWithin,
  ladderOf,
  mayMove,
  usualSickRule,
  type TakenStep,
} from "./rules.ts";

const NOON = new Date("2026-11-24T05:00:00Z");
const after = (minutes: number) => new Date(NOON.getTime() + minutes * 60_000);
const step = (more: Partial<TakenStep> = {}): TakenStep => ({
  messageId: 1,
  state: "sent",
  stoppedBy: null,
  silenceMinutes: 60,
  attempts: 1,
  dueAt: NOON,
  notBefore: NOON,
  sentAt: NOON,
  isAnswered: false,
  hasReceipts: true,
  isOn: true,
  ...more,
});

describe("a step of the ladder", () => {
  it("is waited for as long as its policy says, and then the next one is taken", () => {
    expect(decide([step()], after(59))).toEqual({ do: "wait", until: after(60) });
    expect(decide([step()], after(60))).toEqual({ do: "next", because: "silent", withdraw: null });
  });

  it("that waits for the client's morning does not count the night as silence", () => {
    const asleep = step({ state: "queued", attempts: 0, sentAt: null, notBefore: after(600) });
    expect(decide([asleep], after(120))).toEqual({ do: "wait", until: after(660) });
  });

  it("that is put back again and again counts from its first hour, and is withdrawn before the next one", () => {
    const refused = step({ state: "queued", attempts: 5, sentAt: null, notBefore: after(90) });
    expect(decide([refused], after(61))).toEqual({ do: "next", because: "silent", withdraw: 1 });
  });

  it("that is being handed over at the very moment is asked about a minute later", () => {
    expect(decide([step({ state: "sending", sentAt: null })], after(70))).toEqual({ do: "wait", until: after(71) });
  });

  it("that failed, or was stopped by the house, is left at once; one stopped by a person ends the ladder", () => {
    expect(decide([step({ state: "failed" })], NOON)).toMatchObject({ do: "next", because: "failed" });
    expect(decide([step({ state: "cancelled", stoppedBy: "opted-out" })], NOON)).toMatchObject({
      because: "cancelled",
    });
    expect(decide([step({ state: "cancelled", stoppedBy: BY_HAND })], NOON)).toEqual({ do: "stop" });
  });

  it("whose connection was switched off while it waited is left", () => {
    const off = step({ state: "queued", attempts: 0, sentAt: null, silenceMinutes: null, isOn: false });
    expect(decide([off], NOON)).toEqual({ do: "next", because: "off", withdraw: 1 });
  });

  it("with no time of its own is brought when it is sent; a channel that tells nothing, when it is taken", () => {
    expect(decide([step({ silenceMinutes: null })], NOON)).toEqual({ do: "bring", messageId: 1, by: "sent" });
    expect(decide([step({ silenceMinutes: null, state: "accepted" })], NOON)).toEqual({ do: "wait", until: null });
    const bot = step({ silenceMinutes: null, state: "accepted", hasReceipts: false });
    expect(decide([bot], NOON)).toMatchObject({ do: "bring", by: "sent" });
  });

  it("of which nobody knows whether it went is silence, also where the policy names no time", () => {
    const unknown = step({ state: "unknown", sentAt: null, silenceMinutes: null });
    expect(decide([unknown], after(59)).do).toBe("wait");
    expect(decide([unknown], after(60))).toMatchObject({ do: "next", because: "silent" });
  });
});

describe("proof", () => {
  it("of an earlier step ends the ladder, however late it comes", () => {
    const late = [step({ state: "delivered" }), step({ messageId: 2, state: "queued", sentAt: null })];
    expect(decide(late, after(500))).toEqual({ do: "bring", messageId: 1, by: "receipt" });
    expect(mayMove("given-up", null, decide(late, after(500)))).toBe(true);
  });

  it("is a reading before a delivery, and an answer where nothing else is told", () => {
    const both = [step({ state: "delivered" }), step({ messageId: 2, state: "read" })];
    expect(decide(both, NOON)).toMatchObject({ messageId: 2 });
    expect(decide([step({ isAnswered: true })], NOON)).toEqual({ do: "bring", messageId: 1, by: "answer" });
  });

  it("is final; what was only sent may still come back", () => {
    const failed = decide([step({ state: "failed" })], NOON);
    expect(mayMove("brought", "sent", failed)).toBe(true);
    expect(mayMove("brought", "receipt", failed)).toBe(false);
    expect(mayMove("stopped", null, failed)).toBe(false);
    expect(mayMove("given-up", null, failed)).toBe(false);
  });

  it("never lets a decision move a ladder that is proven", () => {
    const states = ["queued", "sending", "accepted", "sent", "failed", "unknown", "cancelled"] as const;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...states), { maxLength: 5 }), fc.nat(5000), (others, minutes) => {
        const taken = [...others.map((state, at) => step({ messageId: at + 2, state })), step({ state: "delivered" })];
        expect(decide(taken, after(minutes))).toMatchObject({ do: "bring", messageId: 1 });
      }),
    );
  });
});

describe("the order", () => {
  it("is the policy's, else the firm's, with the client's own channel first and each once", () => {
    const own = [
      { channel: "whatsapp" as const, silenceMinutes: 5 },
      { channel: "sms" as const, silenceMinutes: 10 },
      { channel: "whatsapp" as const, silenceMinutes: 99 },
    ];
    expect(ladderOf(own, ["email"], null).map((one) => one.channel)).toEqual(["whatsapp", "sms"]);
    expect(ladderOf(own, [], "sms")).toEqual([own[1], own[0]]);
    expect(ladderOf([], ["sms", "email"], "whatsapp").map((one) => one.channel)).toEqual(["whatsapp", "sms", "email"]);
  });

  it("passes over what costs more than the message may", () => {
    expect(costOf("sms", 3, { sms: 350 })).toBe(1050);
    expect(costOf("whatsapp", 3, { whatsapp: 80 })).toBe(80);
    expect(isWithin(1000, 0, 1050)).toBe(false);
    expect(isWithin(1050, 0, 1050)).toBe(true);
    expect(isWithin(null, 5_000_000, 1)).toBe(true);
  });
});

describe("a channel", () => {
  const failed = (clients: number[], failure: "configuration" | "address" = "configuration") =>
    clients.map((clientId) => ({ clientId, failure }));

  it("is sick when it fails five different clients for its own reasons and brings nobody anything", () => {
    expect(isSick(failed([1, 2, 3, 4, 5]), usualSickRule)).toBe(true);
    expect(isSick(failed([1, 2, 3, 4]), usualSickRule)).toBe(false);
    expect(isSick(failed([1, 1, 1, 1, 1, 1]), usualSickRule)).toBe(false);
  });

  it("is not sick for what lies in the people, nor while something arrives", () => {
    expect(isSick(failed([1, 2, 3, 4, 5, 6], "address"), usualSickRule)).toBe(false);
    expect(isSick([...failed([1, 2, 3, 4, 5]), { clientId: 9, failure: null }], usualSickRule)).toBe(false);
  });

  it("is judged by its last messages alone", () => {
    const older = { clientId: 99, failure: null };
    expect(isSick([...failed([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), older], usualSickRule)).toBe(true);
  });
});
