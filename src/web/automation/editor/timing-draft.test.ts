import { expect, it } from "vitest";
import { newTiming } from "../words/timing.ts";
import { decided, type DateDraft } from "./timing-draft.ts";

const dated: DateDraft = {
  kind: "date",
  field: "matter.parked-until",
  direction: "before",
  amount: 1,
  unit: "days",
  time: "10:00",
  ifEmpty: "",
  ifPast: "at-once",
};

it("is not decided until the person says what happens when the date is empty", () => {
  expect(decided({ ...newTiming, delay: dated })).toBeNull();
  expect(decided({ ...newTiming, delay: { ...dated, ifEmpty: "skip" } })).toEqual({
    ...newTiming,
    delay: { ...dated, ifEmpty: "skip" },
  });
});

it("asks nothing of a timing without a date", () => {
  expect(decided(newTiming)).toEqual(newTiming);
});
