import fc from "fast-check";
import { expect, test } from "vitest";
import { callFrom, type StoredFact } from "./rules.ts";

const at = (second: number): string => new Date(Date.UTC(2026, 10, 24, 3, 15, 30 + second)).toISOString();
const fact = (more: Partial<StoredFact>): StoredFact => ({
  kind: "start",
  direction: "in",
  startedAt: at(0),
  number: "+79130001122",
  lineNumber: "+73912000000",
  extension: null,
  ending: null,
  endingWord: null,
  seconds: null,
  isRecorded: false,
  recordingId: null,
  heardAt: at(1),
  ...more,
});

const start = fact({});
const ring = fact({ kind: "ring", extension: "100", heardAt: at(3) });
const ringOther = fact({ kind: "ring", extension: "101", heardAt: at(4) });
const answer = fact({ kind: "answer", extension: "101", heardAt: at(12) });
const end = fact({
  kind: "end",
  ending: "answered",
  endingWord: "answered",
  extension: "101",
  seconds: 60,
  isRecorded: true,
  recordingId: "1.1",
  heardAt: at(72),
});
const record = fact({
  kind: "record",
  direction: null,
  startedAt: null,
  number: null,
  lineNumber: null,
  isRecorded: true,
  recordingId: "1.1",
  heardAt: at(74),
});
const listed = fact({ ...end, kind: "listed", heardAt: at(0) });
const whole = [start, ring, ringOther, answer, end, record, listed];

test("an answered call: who, how long he waited, how long they talked", () => {
  expect(callFrom(whole, "in_1")).toMatchObject({
    direction: "in",
    state: "ended",
    outcome: "talked",
    number: "+79130001122",
    extension: "101",
    waitingSeconds: 12,
    talkSeconds: 60,
    recordings: 1,
    at: new Date(at(0)),
    answeredAt: new Date(at(12)),
    endedAt: new Date(at(72)),
  });
  expect(callFrom(whole, "in_1").legs).toMatchObject([
    { extension: "100", answeredAt: null },
    { extension: "101", seconds: 60 },
  ]);
});

test("whatever comes twice and in whatever order gives the same call", () => {
  const expected = callFrom(whole, "in_1");
  fc.assert(
    fc.property(
      fc.shuffledSubarray(whole, { minLength: whole.length }),
      fc.array(fc.constantFrom(...whole), { maxLength: 8 }),
      (order, again) => {
        expect(callFrom([...again, ...order], "in_1")).toEqual(expected);
      },
    ),
  );
});

test("whatever is lost, as long as an end or the list tells of it, the call is the same in what matters", () => {
  const core = ({
    direction,
    state,
    outcome,
    number,
    extension,
    talkSeconds,
    recordings,
    at: moment,
  }: ReturnType<typeof callFrom>) => ({
    direction,
    state,
    outcome,
    number,
    extension,
    talkSeconds,
    recordings,
    moment,
  });
  const expected = core(callFrom(whole, "in_1"));
  fc.assert(
    fc.property(
      fc.subarray([start, ring, ringOther, answer, record]),
      fc.constantFrom([end], [listed], [end, listed]),
      (some, sure) => {
        expect(core(callFrom([...some, ...sure], "in_1"))).toEqual(expected);
      },
    ),
  );
});

test("each ending in our words: missed, busy, failed, and our own money that is no missed call", () => {
  const ended = (ending: StoredFact["ending"], word: string, direction: "in" | "out") => {
    const { outcome, reason } = callFrom(
      [fact({ kind: "end", direction, ending, endingWord: word, seconds: 0, heardAt: at(20) })],
      `${direction}_1`,
    );
    return [outcome, reason];
  };
  expect(ended("no-answer", "cancel", "in")).toEqual(["missed", null]);
  expect(ended("busy", "busy", "in")).toEqual(["missed", null]);
  expect(ended("failed", "call failed", "in")).toEqual(["missed", "call-failed"]);
  expect(ended("firm", "no money", "in")).toEqual(["failed", "no-money"]);
  expect(ended("firm", "line limit", "in")).toEqual(["failed", "limit"]);
  expect(ended("busy", "busy", "out")).toEqual(["busy", null]);
  expect(ended("no-answer", "no answer", "out")).toEqual(["no-answer", null]);
});

test("a missed call waited until its end; a hook that came hours later tells nothing of it", () => {
  const missed = (second: number) =>
    callFrom(
      [start, fact({ kind: "end", ending: "no-answer", endingWord: "cancel", seconds: 0, heardAt: at(second) })],
      "in_1",
    );
  expect(missed(25)).toMatchObject({ outcome: "missed", waitingSeconds: 25, talkSeconds: null });
  expect(missed(7200)).toMatchObject({ outcome: "missed", waitingSeconds: 0, endedAt: new Date(at(0)) });
});

test("one word of our own extension makes it our call", () => {
  expect(callFrom([fact({ direction: "out", kind: "end", ending: "answered", seconds: 5 })], "in_1").direction).toBe(
    "out",
  );
  expect(callFrom([record], "out_1").direction).toBe("out");
});
