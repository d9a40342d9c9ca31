import { expect, it } from "vitest";
import { groupWords } from "./group-words.ts";
import type { Word } from "./queries.ts";

const word = (key: string, at: string): Word => ({ key, at, message: null, letter: null, call: null, note: null });

it("reads from the oldest to the newest, under the days of the firm's clock", () => {
  const days = groupWords(
    [word("c", "2026-11-24T03:00:00Z"), word("b", "2026-11-23T17:30:00Z"), word("a", "2026-11-23T10:00:00Z")],
    "Asia/Krasnoyarsk",
  );
  expect(days.map((day) => [day.day, day.words.map((one) => one.key)])).toEqual([
    ["2026-11-23", ["a"]],
    ["2026-11-24", ["b", "c"]],
  ]);
});
