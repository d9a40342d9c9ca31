import { describe, expect, test } from "vitest";
import type { PaperFacts } from "../../clients/index.ts";
import type { WorkCalendar } from "../../kernel/working-time.ts";
import { shippedDays } from "../../law/data/calendar.ts";
import { debt, paperFacts } from "../fixtures/people.ts";
import { paperKind, paperKinds, papersFor } from "./data/paper-kinds.ts";
import { freshFrom, judge, validUntil, type Look } from "./conditions.ts";

const look: Look = { day: "2026-11-24", lookBackYears: 3, dealKopecks: 30_000_000 };
const nine = { from: 540, to: 1080 };
const calendar: WorkCalendar = {
  zone: "Asia/Krasnoyarsk",
  week: [nine, nine, nine, nine, nine, null, null],
  days: new Map(shippedDays.map(({ day, kind }) => [day, kind])),
};
const wanted = (facts: PaperFacts, code: string) => judge(paperKind(code)!.condition, facts, look);
const codesFor = (facts: PaperFacts, kind: "court" | "mfc" | "protection") =>
  papersFor(kind)
    .filter(({ condition }) => judge(condition, facts, look).things.length > 0)
    .map(({ code }) => code);
const records = (more: Partial<PaperFacts["records"]>): PaperFacts => {
  const facts = paperFacts();
  return { ...facts, records: { ...facts.records, ...more } };
};
const child = (id: number, name: string) => ({
  id,
  relation: "child" as const,
  name,
  birthDate: null,
  certificate: "",
  isDependent: true,
  incomeKopecks: null,
});
const deal = (id: number, day: string, kind: "realty" | "gift", kopecks: number | null) => ({
  id,
  day,
  kind,
  title: `сделка ${id}`,
  party: "",
  isRelative: false,
  kopecks,
});

describe("papers of article 213.4 p.3", () => {
  test("an unmarried man without property needs those that are always needed, each once", () => {
    const codes = codesFor(paperFacts({ maritalStatus: "single", hasMarriageContract: false }), "court");
    expect(codes).toEqual([
      "passport",
      "proprietor-status",
      "income",
      "accounts-list",
      "snils",
      "pension-account",
      "inn",
      "circumstances",
      "power",
    ]);
  });

  test("marriage, a contract of it and unemployment bring their papers", () => {
    const facts = paperFacts({
      maritalStatus: "married",
      hasMarriageContract: true,
      employmentStatus: "registered-unemployed",
    });
    expect(codesFor(facts, "court")).toEqual(expect.arrayContaining(["marriage", "marriage-contract", "unemployed"]));
  });

  test("a divorce counts within three years and no longer", () => {
    expect(wanted(paperFacts({ divorcedOn: "2023-11-24" }), "divorce").things).toHaveLength(1);
    expect(wanted(paperFacts({ divorcedOn: "2023-11-23" }), "divorce").things).toEqual([]);
    expect(wanted(paperFacts(), "divorce")).toEqual({ things: [], unknown: [] });
  });

  test("each child and each debt has a paper of its own, named", () => {
    expect(wanted(records({ relative: [child(3, "Аня"), child(4, "Олег")] }), "child-birth").things).toEqual([
      { about: "relative:3", label: "Аня" },
      { about: "relative:4", label: "Олег" },
    ]);
    const debts = { ...paperFacts(), debts: [debt({ id: 9 })] };
    expect(wanted(debts, "debt-basis").things).toEqual([{ about: "debt:9", label: "ПАО «Сбербанк», № 123456" }]);
  });

  test("a deal counts by its kind or above the threshold, and within three years", () => {
    const facts = records({
      deal: [
        deal(1, "2025-01-01", "realty", 100),
        deal(2, "2025-01-01", "gift", 30_000_000),
        deal(3, "2025-01-01", "gift", 30_000_001),
        deal(4, "2020-01-01", "realty", 900_000_000),
        deal(5, "2025-01-01", "gift", null),
      ],
    });
    expect(wanted(facts, "deal-papers").things.map(({ about }) => about)).toEqual(["deal:1", "deal:3"]);
  });

  test("a field that nobody filled in is asked for instead of guessed", () => {
    expect(wanted(paperFacts({ maritalStatus: null }), "marriage")).toEqual({ things: [], unknown: ["maritalStatus"] });
  });
});

describe("papers of MFC", () => {
  const enforcement = {
    id: 7,
    number: "1-ИП",
    bailiff: "",
    openedOn: null,
    kopecks: null,
    writ: "",
    writIssuedOn: null,
    endedOn: null,
    endGround: "46.1.4",
  };

  test("by the ended enforcement, the pension or the allowance", () => {
    expect(wanted(records({ enforcement: [enforcement] }), "enforcement-ended").things).toHaveLength(1);
    expect(
      wanted(records({ enforcement: [{ ...enforcement, endGround: "47.1.1" }] }), "enforcement-ended").things,
    ).toEqual([]);
    expect(codesFor(paperFacts({ isPensioner: true }), "mfc")).toContain("pension-certificate");
  });

  test("a writ's certificate is needed of a pensioner with enforcement, and what the rest decides is not asked", () => {
    const facts = records({ enforcement: [enforcement] });
    const of = (fields: Parameters<typeof paperFacts>[0]) =>
      wanted({ ...facts, fields: paperFacts(fields).fields }, "writ-certificate");
    expect(of({ isPensioner: true }).things).toHaveLength(1);
    expect(of({ isPensioner: false, hasChildAllowance: false })).toEqual({ things: [], unknown: [] });
    expect(of({ isPensioner: false, hasChildAllowance: null }).unknown).toEqual(["hasChildAllowance"]);
    // No enforcement at all: the fields do not matter.
    expect(wanted(paperFacts(), "writ-certificate")).toEqual({ things: [], unknown: [] });
  });
});

describe("shelf life", () => {
  test.each([
    // The vectors of the calendar: 10 working days after 27 April 2026 and after 2 November 2026.
    ["2026-04-27", { workingDays: 10 }, "2026-05-13"],
    ["2026-11-02", { workingDays: 10 }, "2026-11-17"],
    ["2026-06-05", { workingDays: 5 }, "2026-06-15"],
    ["2026-11-24", { days: 30 }, "2026-12-24"],
    ["2026-11-30", { months: 3 }, "2027-02-28"],
  ])("issued on %s with %o is fresh until %s and not a day longer", (issued, shelf, until) => {
    expect(validUntil(issued, shelf, calendar)).toBe(until);
    expect(freshFrom(until, shelf, calendar) <= issued).toBe(true);
  });

  test("one of a day off lives as the working day before it does", () => {
    expect(validUntil("2026-11-21", { workingDays: 5 }, calendar)).toBe(
      validUntil("2026-11-20", { workingDays: 5 }, calendar),
    );
  });
});

test("each paper stands once, with words in two languages", () => {
  expect(new Set(paperKinds.map(({ code }) => code)).size).toBe(paperKinds.length);
  for (const { title, help } of paperKinds) for (const text of [...title, ...help]) expect(text).not.toBe("");
});
