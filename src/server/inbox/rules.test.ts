import { expect, test } from "vitest";
import {
  afterBrought,
  afterClientWord,
  afterFailure,
  afterOurWord,
  CLAIM_MINUTES,
  holderOf,
  type Turn,
} from "./rules.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 3, minute));
const turn = (more: Partial<Turn> = {}): Turn => ({
  state: "open",
  waiting_since: null,
  answered_since: null,
  snoozed_until: null,
  ...more,
});

test("the client waits since his first unanswered word, whatever he writes after it", () => {
  const first = afterClientWord(turn({ state: "closed" }), at(1));
  expect(first).toMatchObject({ state: "open", waiting_since: at(1) });
  expect(afterClientWord(first, at(5)).waiting_since).toEqual(at(1));
});

test("his word wakes what is snoozed", () => {
  const woken = afterClientWord(turn({ state: "snoozed", snoozed_until: at(50) }), at(2));
  expect(woken).toMatchObject({ state: "open", snoozed_until: null, waiting_since: at(2) });
});

test("our word ends the waiting; a snoozed conversation stays snoozed, a closed one opens", () => {
  expect(afterOurWord(turn({ waiting_since: at(1) })).waiting_since).toBeNull();
  expect(afterOurWord(turn({ state: "snoozed" })).state).toBe("snoozed");
  expect(afterOurWord(turn({ state: "closed" })).state).toBe("open");
});

test("an answer that did not arrive leaves the client waiting since before it", () => {
  const answered = afterOurWord(turn({ waiting_since: at(1) }));
  expect(afterFailure(answered)?.waiting_since).toEqual(at(1));
  expect(afterFailure(afterOurWord(turn()))).toBeNull();
});

test("the next channel that brought the answer ends the waiting again, and no other waiting", () => {
  const failed = afterFailure(afterOurWord(turn({ waiting_since: at(1) }))) ?? turn();
  expect(afterBrought(failed)?.waiting_since).toBeNull();
  expect(afterBrought(afterClientWord(turn(), at(9)))).toBeNull();
});

test("a claim is over when nobody renewed it", () => {
  const claim = { claimed_by: 7, claimed_at: at(0) };
  expect(holderOf(claim, at(CLAIM_MINUTES - 1))).toBe(7);
  expect(holderOf(claim, at(CLAIM_MINUTES))).toBeNull();
});
