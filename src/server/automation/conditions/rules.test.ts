import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Condition, operators } from "../../../api/automation.ts";
import { compileCondition } from "./rules.ts";

const holds = (condition: Condition, facts: Record<string, string | number | boolean | null>) =>
  compileCondition(condition).holds(facts);
const one = (op: (typeof operators)[number], value?: string | number | boolean | string[]) => ({
  field: "f",
  op,
  value,
});

describe("a condition", () => {
  it.each([
    [one("equals", "КРАСНОЯРСК"), "красноярск ", true],
    [one("equals", "Красноярск"), "Ачинск", false],
    [one("not-equals", "Ачинск"), "Красноярск", true],
    [one("contains", "ЯРСК"), "Красноярск", true],
    [one("not-contains", "ярск"), "Ачинск", true],
    [one("one-of", ["Ачинск", "Канск"]), "канск", true],
    [one("greater", 100), 101, true],
    [one("greater", "100"), 99, false],
    [one("less", 0), -1, true],
    [one("equals", "5"), 5, true],
    [one("less", "2026-12-01"), "2026-11-24", true],
    [one("greater", "2026-11-24"), "2026-11-24", false],
    [one("equals", true), true, true],
    [one("equals", false), true, false],
    [one("filled"), 0, true],
    [one("filled"), false, true],
    [one("empty"), " ", true],
    [one("greater", 1), "слово", false],
  ])("%j of %j is %s", (condition, value, expected) => {
    expect(holds(condition, { f: value })).toBe(expected);
  });

  it("takes an absent fact for empty, and every comparison with it for false", () => {
    for (const op of operators) {
      const expected = op === "empty";
      expect(holds({ field: "f", op, value: "x" }, {})).toBe(expected);
      expect(holds({ field: "f", op, value: "x" }, { f: null })).toBe(expected);
      expect(holds({ not: { field: "f", op, value: "x" } }, {})).toBe(!expected);
    }
  });

  it("names the facts it needs", () => {
    const condition: Condition = {
      any: [{ not: { field: "a.b", op: "filled" } }, { all: [{ field: "c.d", op: "empty" }] }],
    };
    expect([...compileCondition(condition).fields]).toEqual(["a.b", "c.d"]);
    expect(compileCondition(null).holds({})).toBe(true);
  });
});

const value = fc.oneof(fc.constantFrom("a", "B", "2026-01-01", "", true, false), fc.integer({ min: -2, max: 2 }));
const facts = fc.dictionary(fc.constantFrom("x", "y"), fc.oneof(value, fc.constant(null)));
const leaf = fc.record({ field: fc.constantFrom("x", "y", "z"), op: fc.constantFrom(...operators), value });
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.record({ all: fc.array(tie("condition"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie("condition"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie("condition") }),
  ),
}));

describe("conditions", () => {
  it("obey De Morgan", () => {
    fc.assert(
      fc.property(condition, condition, facts, (a, b, given) => {
        expect(holds({ not: { all: [a, b] } }, given)).toBe(holds({ any: [{ not: a }, { not: b }] }, given));
        expect(holds({ not: { any: [a, b] } }, given)).toBe(holds({ all: [{ not: a }, { not: b }] }, given));
      }),
    );
  });

  it("turned round twice are themselves, and each or its opposite holds", () => {
    fc.assert(
      fc.property(condition, facts, (a, given) => {
        expect(holds({ not: { not: a } }, given)).toBe(holds(a, given));
        expect(holds({ any: [a, { not: a }] }, given)).toBe(true);
        expect(holds({ all: [a, { not: a }] }, given)).toBe(false);
      }),
    );
  });

  it("mean the same after a journey through JSON and the wire's schema", () => {
    fc.assert(
      fc.property(condition, facts, (a, given) => {
        expect(holds(Condition.parse(JSON.parse(JSON.stringify(a))), given)).toBe(holds(a, given));
      }),
    );
  });
});
