import { expect, it } from "vitest";
import { groupOf, groupTasks } from "./group-tasks.ts";
import type { Task } from "./queries.ts";

const clock = { zone: "Asia/Krasnoyarsk", now: new Date("2026-11-24T05:00:00Z") };
const task = (id: number, dueAt: string | null): Task => ({
  id,
  title: "",
  note: "",
  kind: "task",
  items: [],
  state: "open",
  dueAt,
  isOverdue: false,
  user: null,
  client: null,
  matterId: null,
  byRobot: null,
  result: null,
  createdAt: "2026-11-01T00:00:00Z",
  doneAt: null,
});

it("stands by the firm's day", () => {
  expect(groupOf(task(1, "2026-11-24T04:59:00Z"), clock)).toBe("overdue");
  expect(groupOf(task(1, "2026-11-24T16:59:00Z"), clock)).toBe("today");
  expect(groupOf(task(1, "2026-11-24T17:00:00Z"), clock)).toBe("later");
  expect(groupOf(task(1, null), clock)).toBe("no-date");
});

it("keeps the order of groups and of the server", () => {
  const tasks = [
    task(1, null),
    task(2, "2026-11-26T05:00:00Z"),
    task(3, "2026-11-20T05:00:00Z"),
    task(4, "2026-11-27T05:00:00Z"),
  ];
  expect(groupTasks(tasks, clock).map(({ group, tasks: inGroup }) => [group, inGroup.map((one) => one.id)])).toEqual([
    ["overdue", [3]],
    ["later", [2, 4]],
    ["no-date", [1]],
  ]);
});
