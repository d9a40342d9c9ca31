import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stepKinds } from "../../../api/debts.ts";
import { filledFrom, readRequisites, type CreditorWords } from "../creditors/rules.ts";
import { basisWords } from "./basis/rules.ts";
import { agentOf, hasCourtOrder, hasEnforcement, holderOf, inOrder, passesClaim } from "./chain/rules.ts";
import { dayFaults, sumsFrom, type DebtContent } from "./content/rules.ts";
import { findDoubles, pairKey } from "./doubles/rules.ts";
import { joinedContent } from "./joining/rules.ts";
import { sumOf, totalsOf } from "./rules.ts";

const day = fc.integer({ min: 0, max: 700 }).map((n) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10));
const step = fc.record({
  kind: fc.constantFrom(...stepKinds),
  day: fc.option(day, { nil: null }),
  creditor: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }),
});
const steps = fc.array(step, { maxLength: 8 });
const kopecks = fc.integer({ min: 0, max: 1_000_000_000_000 });
const parts = fc.record({ principalKopecks: kopecks, interestKopecks: kopecks, penaltyKopecks: kopecks });

const content = (more: Partial<DebtContent> = {}): DebtContent => ({
  lenderId: 1,
  kind: "loan",
  amountKopecks: 100_00,
  parts: null,
  overdueSince: null,
  contractNumber: "",
  contractDay: null,
  isBusiness: false,
  isMandatoryPayment: false,
  asOf: null,
  source: null,
  confirmedOn: null,
  note: "",
  steps: [],
  ...more,
});
const contentStep = (more: Partial<DebtContent["steps"][number]>): DebtContent["steps"][number] => ({
  kind: "assignment",
  day: null,
  number: "",
  creditorId: null,
  body: "",
  amountKopecks: null,
  note: "",
  ...more,
});

describe("the chain", () => {
  test("stands in the order of days, whatever order it was written in, and loses no step", () => {
    fc.assert(
      fc.property(steps, (written) => {
        const ordered = inOrder(written);
        const days = ordered.flatMap((one) => (one.day === null ? [] : [one.day]));
        expect(days).toEqual(days.toSorted());
        expect(new Set(ordered)).toEqual(new Set(written));
        expect(inOrder(ordered)).toEqual(ordered);
      }),
    );
  });

  test("a step without a day stays after the one it was written under", () => {
    const [a, b, c] = [
      { kind: "assignment" as const, day: "2025-05-01" },
      { kind: "agent" as const, day: null },
      { kind: "court-order" as const, day: "2025-01-01" },
    ];
    expect(inOrder([a, b, c])).toEqual([c, a, b]);
  });

  test("the present creditor is the last to whom the claim passed, else the lender", () => {
    fc.assert(
      fc.property(steps, (chain) => {
        const passed = chain.filter((one) => passesClaim(one.kind) && one.creditor !== null);
        expect(holderOf(0, chain)).toBe(passed.at(-1)?.creditor ?? 0);
      }),
    );
    const agent = { kind: "agent" as const, day: null, creditor: 7 };
    const assignment = { kind: "assignment" as const, day: null, creditor: 5 };
    expect(holderOf(1, [agent])).toBe(1);
    expect(agentOf([agent])).toBe(7);
    // The agent of the former creditor collects no more.
    expect(agentOf([agent, assignment])).toBeNull();
    expect(agentOf([assignment, agent])).toBe(7);
  });

  test("an order stands until it is cancelled, a proceeding until it is ended", () => {
    const of = (...kinds: (typeof stepKinds)[number][]) => kinds.map((kind) => ({ kind, day: null }));
    expect([[], of("court-order"), of("court-order", "order-cancelled")].map(hasCourtOrder)).toEqual([
      false,
      true,
      false,
    ]);
    expect(hasCourtOrder(of("court-order", "order-cancelled", "court-order"))).toBe(true);
    expect(hasEnforcement(of("writ"))).toBe(false);
    expect(hasEnforcement(of("enforcement", "agent"))).toBe(true);
    expect(hasEnforcement(of("enforcement", "enforcement-ended"))).toBe(false);
  });
});

describe("sums", () => {
  test("the total is always the sum of the parts that are known", () => {
    fc.assert(
      fc.property(fc.option(parts, { nil: null }), kopecks, fc.option(parts, { nil: null }), (said, total, former) => {
        const before = former && { amountKopecks: sumOf(former), parts: former };
        for (const sums of [sumsFrom({ parts: said ?? undefined }, before), sumsFrom({ amountKopecks: total }, before)])
          if (sums && !("fault" in sums) && sums.parts) expect(sums.amountKopecks).toBe(sumOf(sums.parts));
      }),
    );
  });

  test("a total alone keeps the parts that make it and forgets those that do not", () => {
    const former = {
      amountKopecks: 30,
      parts: { principalKopecks: 10, interestKopecks: 15, penaltyKopecks: 5 },
    };
    expect(sumsFrom({ amountKopecks: 30 }, former)).toEqual(former);
    expect(sumsFrom({ amountKopecks: 31 }, former)).toEqual({ amountKopecks: 31, parts: null });
    expect(sumsFrom({ amountKopecks: 30, parts: null }, former)).toEqual({ amountKopecks: 30, parts: null });
    expect(sumsFrom({ amountKopecks: 29, parts: former.parts }, null)).toEqual({ fault: "not-sum-of-parts" });
    expect(sumsFrom({}, null)).toBeNull();
  });

  test("totals by creditor and by kind come to the whole", () => {
    const debt = fc.record({
      id: fc.integer({ min: 1, max: 4 }),
      kind: fc.constantFrom("loan", "card"),
      parts: fc.option(parts, { nil: null }),
      total: kopecks,
    });
    fc.assert(
      fc.property(fc.array(debt, { maxLength: 6 }), (rows) => {
        const debts = rows.map(({ id, kind, parts: known, total }) => ({
          holder: { id, name: `К${id}`, kind: "bank" as const },
          kind,
          parts: known,
          amountKopecks: known ? sumOf(known) : total,
        }));
        const totals = totalsOf(debts);
        for (const group of [totals.byCreditor, totals.byKind]) {
          expect(group.reduce((sum, one) => sum + one.totalKopecks, 0)).toBe(totals.totalKopecks);
          expect(group.reduce((sum, one) => sum + one.withoutPenaltiesKopecks, 0)).toBe(totals.withoutPenaltiesKopecks);
        }
        const penalties = debts.reduce((sum, one) => sum + (one.parts?.penaltyKopecks ?? 0), 0);
        expect(totals.totalKopecks - totals.withoutPenaltiesKopecks).toBe(penalties);
        expect(totals.creditors).toBe(new Set(debts.map((one) => one.holder.id)).size);
      }),
    );
  });

  test("no deed lies ahead, none before the contract", () => {
    const late = content({
      contractDay: "2025-03-01",
      asOf: "2026-01-02",
      steps: [
        contentStep({ day: "2025-02-01" }),
        contentStep({ day: "2026-01-01" }),
        contentStep({ day: "2026-01-02" }),
      ],
    });
    expect(dayFaults(late, "2026-01-01")).toEqual({
      asOf: "future",
      "steps.0.day": "before-contract",
      "steps.2.day": "future",
    });
  });
});

describe("one debt claimed twice", () => {
  const bank = { id: 1, name: "Банк", kind: "bank" as const };
  const collector = { id: 2, name: "ПКО", kind: "collector" as const };
  type Claim = Parameters<typeof findDoubles>[0][number];
  const claim = (id: number, more: Partial<Claim> = {}): Claim => ({
    id,
    lender: bank,
    holder: bank,
    contractNumber: "",
    amountKopecks: 100_000_00,
    parts: null,
    steps: [],
    ...more,
  });
  const whole = (more: Partial<Claim["steps"][number]>): Claim["steps"][number] => ({
    kind: "assignment",
    day: null,
    number: "",
    creditor: null,
    body: "",
    amountKopecks: null,
    note: "",
    ...more,
  });
  const sold = { holder: collector, steps: [whole({ creditor: collector })] };

  test("by the contract's number, in whatever way it is written", () => {
    const [one, other] = [claim(1, { contractNumber: "№ 12-А/7" }), claim(2, { contractNumber: "12a7", ...sold })];
    expect(findDoubles([other, one])).toEqual([{ oneId: 1, otherId: 2, reasons: ["contract"] }]);
    const stranger = claim(3, { contractNumber: "12А7", lender: { ...bank, id: 9 }, holder: { ...bank, id: 9 } });
    expect(findDoubles([one, stranger])).toEqual([]);
  });

  test("by the principal within one per cent where the claim was assigned", () => {
    expect(findDoubles([claim(1), claim(2, { ...sold, amountKopecks: 101_000_00 })])).toMatchObject([
      { reasons: ["principal"] },
    ]);
    expect(findDoubles([claim(1), claim(2, { ...sold, amountKopecks: 101_100_00 })])).toEqual([]);
    // Two equal loans of one bank are two loans.
    expect(findDoubles([claim(1), claim(2)])).toEqual([]);
    // Two contracts that are both known and differ are two debts.
    expect(findDoubles([claim(1, { contractNumber: "1" }), claim(2, { contractNumber: "2", ...sold })])).toEqual([]);
    expect(findDoubles([claim(1, { amountKopecks: 0 }), claim(2, { ...sold, amountKopecks: 0 })])).toEqual([]);
  });

  test("by the bailiff's number, though nothing else agrees", () => {
    const of = (number: string) => [whole({ kind: "enforcement", number })];
    const one = claim(1, { steps: of("123456/26/24008-ИП") });
    const other = claim(2, {
      lender: collector,
      holder: collector,
      amountKopecks: 5,
      steps: of("№ 123456/26/24008-ип"),
    });
    expect(findDoubles([one, other])).toMatchObject([{ reasons: ["enforcement"] }]);
    expect(findDoubles([claim(1, { steps: of("") }), claim(2, { steps: of("") })])).toEqual([]);
  });

  test("what a person has decided is not asked again", () => {
    const pair = [claim(1), claim(2, sold)];
    expect(findDoubles(pair)).toHaveLength(1);
    expect(findDoubles(pair, new Set([pairKey(2, 1)]))).toEqual([]);
  });

  test("joined, the other's creditor becomes a step and its sums hold", () => {
    const own = content({ contractNumber: "5", contractDay: "2024-01-01", overdueSince: "2025-01-01" });
    const other = content({ lenderId: 2, amountKopecks: 120_00, overdueSince: "2024-12-01" });
    const joined = joinedContent(own, other, { day: "2025-06-01", number: "Ц-1", sums: "other" });
    expect(joined).toMatchObject({
      lenderId: 1,
      amountKopecks: 120_00,
      overdueSince: "2024-12-01",
      contractNumber: "5",
    });
    expect(joined.steps).toEqual([contentStep({ creditorId: 2, day: "2025-06-01", number: "Ц-1" })]);
    // Told the other way round, the lender's chain still comes first.
    expect(joinedContent(other, joined, { day: null, number: "", sums: "own" })).toMatchObject({
      lenderId: 1,
      steps: joined.steps,
    });
    // What the chain tells already is not told twice.
    expect(joinedContent(joined, other, { day: null, number: "", sums: "own" }).steps).toEqual(joined.steps);
  });
});

test("the basis names the contract and the deeds, and stays blank while nothing is known", () => {
  expect(basisWords({ kind: "loan", contractNumber: "", contractDay: null, steps: [] })).toBe("");
  expect(
    basisWords({
      kind: "microloan",
      contractNumber: "№ 5",
      contractDay: "2024-02-01",
      steps: [
        { kind: "assignment", day: "2025-03-04", number: "Ц-7", body: "", creditorName: "ООО ПКО «Феникс»" },
        { kind: "agent", day: "2025-03-05", number: "", body: "", creditorName: "АО «Агент»" },
        { kind: "court-order", day: "2025-06-01", number: "2-11/2025", body: "судебный участок № 5", creditorName: "" },
      ],
    }),
  ).toBe(
    "Договор микрозайма № 5 от 01.02.2024; договор уступки права требования № Ц-7 от 04.03.2025 (ООО ПКО «Феникс»); судебный приказ № 2-11/2025 от 01.06.2025 (судебный участок № 5)",
  );
});

describe("the directory", () => {
  test("numbers are judged by their check digits and by whose they are", () => {
    expect(readRequisites({ kind: "bank", inn: "77 0708 3893", ogrn: "1027700132195" })).toEqual({
      read: { inn: "7707083893", ogrn: "1027700132195" },
      wrong: {},
    });
    expect(readRequisites({ kind: "bank", inn: "7707083894", ogrn: "1027700132196" }).wrong).toEqual({
      inn: "inn",
      ogrn: "ogrn",
    });
    expect(readRequisites({ kind: "person", inn: "7707083893" }).wrong).toEqual({ inn: "inn-of-another-kind" });
    expect(readRequisites({ kind: "bank", inn: "500100732259" }).wrong).toEqual({ inn: "inn-of-another-kind" });
    expect(readRequisites({ kind: "other", inn: "" }).read).toEqual({ inn: null });
  });

  test("a merge fills what is empty and overwrites nothing", () => {
    const words: CreditorWords = {
      kind: "bank",
      name: "Банк",
      shortName: "",
      inn: null,
      ogrn: "1",
      postalAddress: "Красноярск",
      legalAddress: "",
      registerKind: null,
      registerNumber: "",
      phones: ["1"],
      email: "",
      note: "",
    };
    const other = { ...words, inn: "2", ogrn: "3", postalAddress: "Канск", phones: ["1", "2"], note: "н" };
    expect(filledFrom(words, other)).toEqual({ inn: "2", phones: ["1", "2"], note: "н" });
    expect(filledFrom(words, words)).toEqual({});
  });
});
