import { expect, test } from "vitest";
import { foundIn } from "./find-fields.ts";

const leaf = (path: string, ru: string) => ({ path, kind: "text" as const, title: [ru, ru] as const, example: "…" });
const groups = [
  {
    code: "client",
    title: ["Клиент", "Client"] as const,
    leaves: [leaf("client.name", "ФИО"), leaf("client.passport", "Паспорт")],
    lists: [],
  },
  {
    code: "debts",
    title: ["Долги", "Debts"] as const,
    leaves: [],
    lists: [
      {
        path: "debts",
        title: ["Список долгов", "Debts"] as const,
        leaves: [leaf("sum", "Сумма")],
        lists: [{ path: "steps", title: ["Шаги", "Steps"] as const, leaves: [leaf("day", "День")], lists: [] }],
      },
    ],
  },
];
const having = (part: string) => (words: string) => words.toLowerCase().includes(part);

test("a field is found by its title or its path, and its neighbours stay away", () => {
  expect(foundIn(groups, having("паспорт"))).toMatchObject([{ code: "client", leaves: [{ path: "client.passport" }] }]);
  expect(foundIn(groups, having("client.name"))[0]?.leaves).toHaveLength(1);
});

test("a found list keeps its columns; a column inside a list brings its list", () => {
  expect(foundIn(groups, having("список долгов"))[0]?.lists[0]?.leaves).toHaveLength(1);
  expect(foundIn(groups, having("день"))[0]?.lists[0]?.lists[0]?.path).toBe("steps");
  expect(foundIn(groups, having("такого нет"))).toEqual([]);
});
