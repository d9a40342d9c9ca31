import { describe, expect, test } from "vitest";
import type { UsedFact } from "../../../api/documents.ts";
import { debt } from "../fixtures/people.ts";
import { checkPackage, type CheckInput, type LawOfDay } from "./check.ts";
import { differing, disagreements, lostSums, sumIn } from "./compare.ts";
import type { LoadedPart } from "./loaded-part.ts";
import { placeOn } from "./merge-pdfs.ts";

const used = (name: string, shown: string, more: Partial<UsedFact> = {}): UsedFact => ({
  path: name,
  title: [name, name],
  where: "debt",
  name,
  id: 1,
  shown,
  ...more,
});
const part = (more: Partial<LoadedPart> = {}): LoadedPart => ({
  code: "petition",
  title: ["Заявление", "Petition"],
  about: "",
  what: "template",
  attachment: null,
  isRequired: true,
  state: "present",
  reason: null,
  documentId: 1,
  itemId: null,
  nodeId: 1,
  isHandEdited: false,
  validUntil: null,
  place: 0,
  isMain: true,
  used: [],
  differs: [],
  missing: [],
  text: null,
  names: undefined,
  ...more,
});
const law: LawOfDay = {
  stateDuty: {
    kopecks: 0,
    isSure: true,
  },
  deposit: {
    kopecks: 25e5,
    isAfterAcceptance: true,
  },
  acceptedOn: null,
  depositPaidOn: null,
  mfc: {
    minKopecks: 25e5,
    maxKopecks: 1e8,
  },
  changed: [],
};
const check = (more: Partial<CheckInput> = {}) =>
  checkPackage({
    kind: "court",
    parts: [part()],
    facts: { debts: [debt()] },
    unknown: [],
    today: "2026-11-24",
    filingOn: "2026-12-01",
    isWorkingDay: true,
    law,
    ...more,
  });
const codes = (more: Partial<CheckInput> = {}) => check(more).map(({ code, weight }) => `${weight} ${code}`);

describe("the check across the package", () => {
  test("finds nothing where all is there, agrees and is fresh", () => {
    expect(check()).toEqual([]);
  });

  test("names what is absent, old and wrong, with the reason; an optional one that is not there is nobody's fault", () => {
    const parts = [
      part({ state: "absent" }),
      part({ code: "status", state: "old", reason: "expired", validUntil: "2026-11-30" }),
      part({ code: "inn", state: "absent", isRequired: false }),
      part({ code: "power", state: "wrong", reason: "not-checked", isRequired: false }),
    ];
    expect(check({ parts }).map(({ code, part, words }) => [code, part, words["reason"]])).toEqual([
      ["part-absent", "petition", ""],
      ["part-old", "status", "expired"],
      ["part-wrong", "power", "not-checked"],
    ]);
  });

  test("leads from a paper that cannot be made to the fact it lacks", () => {
    const missing = [
      {
        path: "client.inn",
        title: ["ИНН", "INN"] as [string, string],
        where: "client" as const,
        name: "inn",
        id: null,
      },
    ];
    expect(check({ parts: [part({ state: "absent", missing })] })).toMatchObject([
      { code: "fact-missing", weight: "stop", fact: { where: "client", name: "inn", id: null } },
    ]);
    const two = [part({ state: "absent", missing }), part({ code: "list", state: "absent", missing })];
    expect(check({ parts: two })).toHaveLength(1);
  });

  test("every creditor has an address and every debt its basis", () => {
    const bare = debt({ id: 5, basis: " ", creditor: { ...debt().creditor, address: "" } });
    expect(check({ facts: { debts: [debt(), bare] } }).map(({ code, fact }) => [code, fact?.id])).toEqual([
      ["creditor-no-address", 5],
      ["debt-no-basis", 5],
    ]);
    expect(codes({ facts: { debts: [] } })).toEqual(["stop no-creditors"]);
  });

  test("sums are equal in all papers, and edited ones still have them", () => {
    const parts = [
      part({ used: [used("amount", "121 000,21")] }),
      part({
        code: "list",
        title: ["Список", "List"],
        documentId: 2,
        used: [used("amount", "121 000,22 руб. (Сто…)")],
      }),
      part({
        code: "inventory",
        documentId: 3,
        isHandEdited: true,
        used: [used("cost", "5 000,00")],
        text: "пять тысяч",
      }),
    ];
    expect(check({ parts }).map(({ code, words }) => [code, words["firstSum"] ?? words["sum"] ?? ""])).toEqual([
      ["edited-by-hand", ""],
      ["sums-differ", "121000,21"],
      ["sum-not-in-text", "5 000,00"],
    ]);
  });

  test("the filing day is named, not past and a working one", () => {
    expect(codes({ filingOn: null })).toEqual(["look no-filing-day"]);
    expect(codes({ filingOn: "2026-11-23" })).toEqual(["stop filing-day-past"]);
    expect(codes({ isWorkingDay: false })).toEqual(["look filing-day-off"]);
  });

  test("the deposit goes by the rule of the day: with the petition before 544-FZ, after the acceptance since", () => {
    expect(codes({ law: { ...law, deposit: null } })).toEqual(["stop deposit-with-petition"]);
    expect(codes({ law: { ...law, deposit: null, depositPaidOn: "2025-12-01" } })).toEqual([]);
    expect(codes({ law: { ...law, acceptedOn: "2026-12-01" } })).toEqual(["look deposit-due"]);
    expect(codes({ law: { ...law, depositPaidOn: "2026-11-01" } })).toEqual(["stop deposit-early"]);
  });

  test("the duty is shown where it is not nought or not sure", () => {
    expect(codes({ law: { ...law, stateDuty: { kopecks: 30_000, isSure: true } } })).toEqual(["look duty-to-pay"]);
    expect(codes({ law: { ...law, stateDuty: { kopecks: 0, isSure: false } } })).toEqual(["look duty-to-check"]);
  });

  test("MFC takes debts within its limits, without penalties", () => {
    const kind = "mfc" as const;
    const of = (amountKopecks: number, penaltyKopecks: number) => ({
      debts: [debt({ amountKopecks, penaltyKopecks })],
    });
    expect(codes({ kind, facts: of(100_000_000 + 5, 5) })).toEqual([]);
    expect(codes({ kind, facts: of(100_000_001, 0) })).toEqual(["stop mfc-too-much"]);
    expect(codes({ kind, facts: of(2_500_000, 1) })).toEqual(["stop mfc-too-little"]);
  });

  test("a rule that says otherwise on the filing day, and a fact that decides what is needed, stop it", () => {
    expect(codes({ law: { ...law, changed: ["court.deposit"] } })).toEqual(["stop rule-differs"]);
    expect(codes({ unknown: [{ field: "maritalStatus", title: ["Брак", "Marriage"] }] })).toEqual([
      "stop condition-unknown",
    ]);
  });
});

describe("what papers say", () => {
  test("differs where the fact is said otherwise, anew or no more; the day of making is not a fact", () => {
    const then = [
      used("a", "1"),
      used("b", "2"),
      used("c", "3"),
      used("today", "x", { where: "extra", path: "today" }),
    ];
    const now = [used("a", "1"), used("b", "9"), used("d", "4"), used("today", "y", { where: "extra", path: "today" })];
    expect(differing(then, now).map(({ name }) => name)).toEqual(["b", "c", "d"]);
  });

  test("a fact said in two forms is compared with both", () => {
    const forms = [used("name", "Иванов"), used("name", "Иванову")];
    expect(differing(forms, [...forms].reverse())).toEqual([]);
    expect(differing(forms, [used("name", "Иванов")])).toHaveLength(1);
  });

  test("only sums in figures are compared, with any spaces in them", () => {
    expect(sumIn("121\u00a0000,21 руб. (Сто двадцать одна тысяча)")).toBe("121000,21");
    expect(sumIn("Сто рублей")).toBeNull();
    expect(
      disagreements([
        { title: "А", used: [used("x", "1 000,00")] },
        { title: "Б", used: [used("x", "1\u00a0000,00")] },
      ]),
    ).toEqual([]);
    expect(lostSums([used("x", "1 000,00")], "всего 1\u00a0000,00 руб.")).toEqual([]);
  });
});

test("stamps stand in the reader's corner of pages that are turned and begin elsewhere", () => {
  const page = (angle: number) => ({
    getRotation: () => ({ type: "degrees" as never, angle }),
    getCropBox: () => ({ x: 10, y: 20, width: 600, height: 800 }),
  });
  expect(placeOn(page(0)).point(100, 50)).toEqual({ x: 110, y: 70 });
  expect(placeOn(page(90)).point(100, 50)).toEqual({ x: 560, y: 120 });
  expect(placeOn(page(180)).point(100, 50)).toEqual({ x: 510, y: 770 });
  expect(placeOn(page(270)).point(100, 50)).toEqual({ x: 60, y: 720 });
  expect(placeOn(page(270))).toMatchObject({ width: 800, height: 600 });
});
