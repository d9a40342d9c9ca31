import { describe, expect, it } from "vitest";
import type { Condition } from "../../../api/automation-timing.ts";
import type { Fact } from "../model.ts";
import { changePart, conditionOf, isGroup, newComparison, newGroup, treeOf } from "./condition-tree.ts";
import { withFact } from "./comparison.ts";

const city: Fact = { name: "client.city", title: "Город", titleEn: "City", kind: "text", options: [] };
const debt: Fact = { name: "client.debt-kopecks", title: "Сумма долгов", titleEn: "Debts", kind: "money", options: [] };
const taken: Fact = { name: "application.is-taken", title: "Взята", titleEn: "Taken", kind: "flag", options: [] };
const parked: Fact = {
  name: "matter.parked-until",
  title: "Отложено до",
  titleEn: "Parked",
  kind: "date",
  options: [],
};
const time: Fact = { name: "now.time", title: "Время", titleEn: "Time", kind: "time", options: [] };
const facts = [city, debt, taken, parked, time];
const back = (condition: Condition | null) => conditionOf(treeOf(condition, facts), facts);

describe("a condition as it is edited", () => {
  it("comes back the same", () => {
    const conditions: Condition[] = [
      { field: "client.city", op: "filled" },
      { field: "client.debt-kopecks", op: "greater", value: 30_000_050 },
      {
        all: [
          { field: "client.city", op: "one-of", value: ["Канск", "Ачинск"] },
          {
            any: [
              { field: "application.is-taken", op: "equals", value: true },
              { field: "client.city", op: "empty" },
            ],
          },
        ],
      },
      { not: { field: "application.is-taken", op: "equals", value: false } },
      {
        not: {
          any: [
            { field: "client.city", op: "empty" },
            { field: "client.debt-kopecks", op: "less", value: 0 },
          ],
        },
      },
    ];
    for (const condition of conditions) expect(back(condition)).toMatchObject({ condition, faults: new Map() });
    expect(back(null).condition).toBeNull();
  });

  it("keeps what is compared with another fact, with a counted day and within two ends", () => {
    const conditions: Condition[] = [
      { field: "client.debt-kopecks", op: "between", value: ["5000000", "50000050"] },
      { field: "client.debt-kopecks", op: "at-least", value: { fact: "client.income-kopecks" } },
      { field: "matter.parked-until", op: "less", value: { from: "today", plus: -3, unit: "working-days" } },
      { field: "matter.parked-until", op: "equals", value: { from: "client.birth-date", plus: 0, unit: "months" } },
      { field: "now.time", op: "between", value: ["22:00", "06:00"] },
    ];
    for (const condition of conditions) expect(back(condition)).toMatchObject({ condition, faults: new Map() });
    const unready = {
      ...newComparison("matter.parked-until", "less"),
      against: "day" as const,
      other: "today",
      plus: "много",
    };
    const high = { ...newComparison("client.debt-kopecks", "between"), value: "1", upTo: "" };
    const { faults } = conditionOf(newGroup("all", [unready, high]), facts);
    expect([faults.get(unready.id), faults.get(high.id)]).toEqual(["wrong", "value"]);
  });

  it("names what is not ready, and finds the part of the server's fault", () => {
    const blank = newComparison();
    const wrong = { ...newComparison("client.debt-kopecks", "greater"), value: "много" };
    const missing = newComparison("client.city", "contains");
    const empty = newGroup("any");
    const tree = newGroup("all", [blank, wrong, missing, empty]);
    const { faults, paths } = conditionOf(tree, facts);
    expect([blank, wrong, missing, empty].map((part) => faults.get(part.id))).toEqual([
      "fact",
      "wrong",
      "value",
      "empty-group",
    ]);
    expect(paths.get("condition.all.1.value")).toBe(wrong.id);
  });

  it("keeps a fitting operator when another fact is chosen, and changes one part only", () => {
    expect(withFact({ ...newComparison("client.city", "contains"), value: "Кан" }, debt)).toMatchObject({
      op: "greater",
      value: "",
    });
    expect(withFact(newComparison("client.city", "filled"), debt).op).toBe("filled");
    expect(withFact(newComparison(), debt).op).toBe("greater");
    const inner = newComparison("client.city", "filled");
    const tree = newGroup("all", [newGroup("any", [inner])]);
    const first = changePart(tree, inner.id, () => null).parts[0]!;
    expect(isGroup(first) && first.parts).toEqual([]);
  });
});
