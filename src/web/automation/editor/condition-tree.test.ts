import { describe, expect, it } from "vitest";
import type { Condition } from "../../../api/automation-timing.ts";
import type { Fact } from "../model.ts";
import { changePart, conditionOf, isGroup, newComparison, newGroup, treeOf, withFact } from "./condition-tree.ts";

const city: Fact = { name: "client.city", title: "Город", titleEn: "City", kind: "text", options: [] };
const debt: Fact = { name: "client.debt-kopecks", title: "Сумма долгов", titleEn: "Debts", kind: "money", options: [] };
const taken: Fact = { name: "application.is-taken", title: "Взята", titleEn: "Taken", kind: "flag", options: [] };
const facts = [city, debt, taken];
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
