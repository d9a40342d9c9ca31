import { expect, it } from "vitest";
import { groupDays } from "./group-days.ts";
import type { Item } from "./queries.ts";

const item = (id: number, at: string, name: string): Item => ({
  id,
  at,
  name,
  actor: { kind: "employee", name: null },
  robot: null,
  matterId: null,
  data: {},
  message: null,
  task: null,
  call: null,
  letter: null,
  comment: null,
});

it("groups by the firm's day and folds the noise of each", () => {
  const days = groupDays(
    [
      item(6, "2026-11-24T05:00:00Z", "comment.added"),
      item(5, "2026-11-23T18:00:00Z", "client.changed"),
      item(4, "2026-11-23T17:30:00Z", "client.changed"),
      item(3, "2026-11-23T10:00:00Z", "client.changed"),
      item(2, "2026-11-23T09:00:00Z", "call.logged"),
    ],
    "Asia/Krasnoyarsk",
  );
  expect(days.map(({ day, items, noise }) => [day, items.map((one) => one.id), noise.map((one) => one.id)])).toEqual([
    ["2026-11-24", [6], [5, 4]],
    ["2026-11-23", [3, 2], []],
  ]);
});
