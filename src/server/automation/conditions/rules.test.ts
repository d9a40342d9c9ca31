import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Condition, operators, type Wanted } from "../../../api/automation-timing.ts";
import { compileCondition } from "./rules.ts";

const holds = (condition: Condition, facts: Record<string, string | number | boolean | null>) =>
  compileCondition(condition).holds(facts, null);
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
    expect(compileCondition(null).holds({}, null)).toBe(true);
  });
});

describe("a comparison", () => {
  const of = (op: (typeof operators)[number], wanted: Wanted, value: string | number) =>
    compileCondition({ field: "f", op, value: wanted }).holds({ f: value }, null);

  it("takes the ends in with at least, at most and between, for numbers, dates and times", () => {
    expect([4, 5, 6].map((value) => of("at-least", 5, value))).toEqual([false, true, true]);
    expect([4, 5, 6].map((value) => of("at-most", "5", value))).toEqual([true, true, false]);
    expect([1, 2, 4, 5].map((value) => of("between", ["2", "4"], value))).toEqual([false, true, true, false]);
    const days = ["2026-11-30", "2026-12-01", "2026-12-31", "2027-01-01"];
    expect(days.map((day) => of("between", ["2026-12-01", "2026-12-31"], day))).toEqual([false, true, true, false]);
    const times = ["08:59", "09:00", "18:00", "18:01"];
    expect(times.map((time) => of("between", ["09:00", "18:00"], time))).toEqual([false, true, true, false]);
    expect(times.map((time) => of("at-least", "18:00", time))).toEqual([false, false, true, true]);
  });

  it("between times may go over midnight; between dates and numbers turned round holds nothing", () => {
    expect(
      ["21:59", "22:00", "03:00", "06:00", "06:01"].map((time) => of("between", ["22:00", "06:00"], time)),
    ).toEqual([false, true, true, true, false]);
    expect(of("between", ["4", "2"], 3)).toBe(false);
    expect(of("between", ["2"], 3)).toBe(false);
  });

  it("may be with another fact, and is false when that is absent", () => {
    const condition: Condition = { field: "a.paid", op: "at-least", value: { fact: "a.due" } };
    const compiled = compileCondition(condition);
    expect([...compiled.fields]).toEqual(["a.paid", "a.due"]);
    expect(compiled.holds({ "a.paid": 5, "a.due": 5 }, null)).toBe(true);
    expect(compiled.holds({ "a.paid": 5 }, null)).toBe(false);
    expect(compileCondition({ not: condition }).holds({ "a.paid": 5 }, null)).toBe(true);
  });
});

describe("a date counted from today or another date", () => {
  const days = new Map([
    ["2026-12-31", "off" as const],
    ["2027-01-01", "off" as const],
  ]);
  const week = [...Array.from({ length: 5 }, () => ({ from: 540, to: 1080 })), null, null];
  const clock = { today: "2026-12-30", calendar: { zone: "Asia/Krasnoyarsk", week, days } };
  const on = (day: string, op: (typeof operators)[number], value: Wanted, more: Record<string, string> = {}) =>
    compileCondition({ field: "f.day", op, value }).holds({ "f.day": day, ...more }, clock);

  it("counts in days, working days over holidays, and months", () => {
    expect(on("2027-01-02", "equals", { from: "today", plus: 3, unit: "days" })).toBe(true);
    expect(on("2027-01-04", "equals", { from: "today", plus: 1, unit: "working-days" })).toBe(true);
    expect(on("2027-02-28", "equals", { from: "today", plus: 2, unit: "months" })).toBe(true);
    expect(on("2026-12-29", "less", { from: "today", plus: 0, unit: "days" })).toBe(true);
    expect(on("2026-12-29", "at-least", { from: "today", plus: -1, unit: "working-days" })).toBe(true);
  });

  it("is absent with its date, and says when it needs the clock", () => {
    const wanted: Wanted = { from: "f.signed", plus: 10, unit: "days" };
    expect(on("2026-12-11", "at-least", wanted, { "f.signed": "2026-12-01" })).toBe(true);
    expect(on("2026-12-10", "at-least", wanted, { "f.signed": "2026-12-01" })).toBe(false);
    expect(on("2026-12-11", "at-least", wanted)).toBe(false);
    expect(on("2026-12-11", "at-least", wanted, { "f.signed": "soon" })).toBe(false);
    const compiled = compileCondition({ field: "f.day", op: "less", value: wanted });
    expect([compiled.needsClock, [...compiled.fields]]).toEqual([true, ["f.day", "f.signed"]]);
    expect(compileCondition({ field: "f.day", op: "less", value: "2026-01-01" }).needsClock).toBe(false);
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
