import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  canResend,
  couldBe,
  isFirstSent,
  isStartWord,
  isStopWord,
  MAX_ATTEMPTS,
  mergeState,
  nextReconcile,
  retryPauseMs,
  windowUntil,
  type MessageState,
  type News,
} from "./rules.ts";

const allNews: readonly News[] = ["accepted", "sent", "delivered", "read", "failed", "cancelled"];
const merged = (start: MessageState, news: readonly News[]): MessageState =>
  news.reduce<MessageState>(mergeState, start);

/** The right end, said apart from the rule: the best proof wins, then the failure. */
function rightEnd(start: MessageState, news: readonly News[]): MessageState {
  const best = (["read", "delivered", "failed", "cancelled", "sent", "accepted"] as const).find((word) =>
    news.includes(word),
  );
  return best ?? start;
}

describe("merging news of a message", () => {
  const some = fc.array(fc.constantFrom(...allNews), { maxLength: 12 });
  const started = fc.constantFrom<MessageState>("queued", "sending", "unknown");

  it("ends in the same right state in any order and with any repetition", () => {
    fc.assert(
      fc.property(started, some, (start, news) => merged(start, news) === rightEnd(start, news)),
      { numRuns: 2000 },
    );
  });

  it("tells the first sending once, however it comes", () => {
    fc.assert(
      fc.property(started, some, (start, news) => {
        let state = start;
        let told = 0;
        for (const word of news) {
          const next = mergeState(state, word);
          if (next !== state && isFirstSent(state, next)) told += 1;
          state = next;
        }
        expect(told).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("never goes back and never leaves what a person wrote", () => {
    expect(mergeState("delivered", "sent")).toBe("delivered");
    expect(mergeState("delivered", "failed")).toBe("delivered");
    expect(mergeState("failed", "sent")).toBe("failed");
    expect(mergeState("failed", "delivered")).toBe("delivered");
    for (const news of allNews) expect(mergeState("received", news)).toBe("received");
  });
});

describe("the window", () => {
  const now = new Date("2026-11-24T10:00:00Z");
  it("is open for 24 hours after the person's last word", () => {
    expect(windowUntil(null, now)).toBeNull();
    expect(windowUntil(new Date("2026-11-23T10:00:01Z"), now)).toEqual(new Date("2026-11-24T10:00:01Z"));
    expect(windowUntil(new Date("2026-11-23T10:00:00Z"), now)).toBeNull();
  });
});

describe("retries", () => {
  it("grow, end, and take a little over an hour together", () => {
    const pauses = Array.from({ length: MAX_ATTEMPTS - 1 }, (_, i) => retryPauseMs(i + 1, 7) ?? 0);
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
    expect(retryPauseMs(MAX_ATTEMPTS, 7)).toBeNull();
    const minutes = pauses.reduce((sum, pause) => sum + pause, 0) / 60_000;
    expect(minutes).toBeGreaterThan(55);
    expect(minutes).toBeLessThan(80);
  });

  it("asks about an unknown message often at first and leaves it to a person after a day", () => {
    const sent = new Date("2026-11-24T10:00:00Z");
    const after = (minutes: number) => new Date(sent.getTime() + minutes * 60_000);
    expect(nextReconcile(sent, after(1))).toEqual(after(2));
    expect(nextReconcile(sent, after(30))).toEqual(after(90));
    expect(nextReconcile(sent, after(24 * 60 + 1))).toBeNull();
  });
});

describe("words", () => {
  it.each(["СТОП", "stop", " Стоп! ", "«Отписаться»", "STOP."])("%s closes the channel", (text) =>
    expect(isStopWord(text)).toBe(true),
  );
  it.each(["стоп-лист банка", "Не могу остановиться", "", "когда стоп?да"])("%s does not", (text) =>
    expect(isStopWord(text)).toBe(false),
  );
  it("start opens it", () => expect(isStartWord("Старт")).toBe(true));
});

describe("sending again", () => {
  const failed = { direction: "out", state: "failed", errorClass: "retryable", isResent: false } as const;
  it("is for what never went or may not have gone, once", () => {
    expect(canResend(failed)).toBe(true);
    expect(canResend({ ...failed, state: "unknown", errorClass: null })).toBe(true);
    expect(canResend({ ...failed, errorClass: "address" })).toBe(false);
    expect(canResend({ ...failed, isResent: true })).toBe(false);
    expect(canResend({ ...failed, state: "delivered" })).toBe(false);
  });
});

describe("recognising our message at the partner", () => {
  const at = new Date("2026-11-24T10:00:00Z");
  it("wants the same words at about the same time", () => {
    expect(
      couldBe(
        { body: "Здравствуйте,  Ольга", at },
        { body: "Здравствуйте, Ольга ", at: new Date("2026-11-24T10:00:05Z") },
      ),
    ).toBe(true);
    expect(couldBe({ body: "Здравствуйте, Ольга", at }, { body: "Здравствуйте, Иван", at })).toBe(false);
    expect(couldBe({ body: "А", at }, { body: "А", at: new Date("2026-11-24T11:00:00Z") })).toBe(false);
  });
});
