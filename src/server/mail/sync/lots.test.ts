import { expect, test } from "vitest";
import { Lots, Mark } from "./lots.ts";

const listed = (uid: number, more: { size?: number; at?: Date } = {}) => ({
  uid,
  isSeen: true,
  at: more.at ?? new Date(0),
  size: more.size ?? 1000,
  messageId: null,
});

test("the mark stops before a letter that has not come, and catches up when it does", () => {
  const mark = new Mark([3, 5, 8, 9]);
  expect(mark.take([5])).toBe(0);
  expect(mark.take([9])).toBe(0);
  expect(mark.take([3])).toBe(5);
  expect(mark.take([8])).toBe(9);
});

test("letters of the past share a lot up to its size; a live or a large one is alone", () => {
  const lots = new Lots(new Date(1000));
  const uidsOf = (whole: { uid: number }[][]) => whole.map((lot) => lot.map((one) => one.uid));
  expect(lots.add(listed(1))).toEqual([]);
  expect(lots.add(listed(2))).toEqual([]);
  expect(uidsOf(lots.add(listed(3, { at: new Date(1000) })))).toEqual([[1, 2], [3]]);
  expect(uidsOf(lots.add(listed(4, { size: 300_000 })))).toEqual([[4]]);
  expect(lots.add(listed(5))).toEqual([]);
  for (let uid = 6; uid <= 100; uid += 1) lots.add(listed(uid, { size: 200_000 }));
  expect(uidsOf(lots.rest()).flat()).not.toContain(5);
});
