import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AdviceCondition, Answer, Route } from "../../../api/advice.ts";
import { recordKinds, recordSchemas, type RecordData, type RecordKind } from "../../../api/client-records.ts";
import { shippedDays } from "../../law/data/calendar.ts";
import type { Debt, Facts, Law } from "./facts/rules.ts";
import { canonical, changedBetween, judge } from "./rules.ts";

const DAY = "2026-11-24";
const nine = { from: 540, to: 1080 };
const calendar = {
  zone: "Asia/Krasnoyarsk",
  week: [nine, nine, nine, nine, nine, null, null],
  days: new Map(shippedDays.map(({ day, kind }) => [day, kind])),
};
const law: Law = {
  mfcLimits: { minKopecks: 2_500_000, maxKopecks: 100_000_000 },
  mfcRepeatYears: 5,
  pensionWritYears: 1,
  allowanceWritYears: 1,
  oldWritYears: 7,
  dutyKopecks: 50_000_000,
  dutyWorkingDays: 30,
  signs: { unpaidShare: 0.1, unpaidMonths: 1 },
  courtRepeatYears: 5,
  order: { days: 10, inWorkingDays: true },
  holidays: { consumerKopecks: 45_000_000, cardKopecks: 15_000_000 },
  refusalMonths: 4,
  limitationYears: 3,
  lookBackYears: 3,
  freshLoanMonths: 6,
  costs: { mfcKopecks: 0, dutyKopecks: 0, managerKopecks: 2_500_000, notices: { min: 1_000_000, max: 1_700_000 } },
};

const debt = (rubles: number, more: Partial<Debt> = {}): Debt => ({
  kind: "loan",
  creditor: "Банк",
  amountKopecks: rubles * 100,
  penaltyKopecks: 0,
  contractDay: "2020-01-01",
  overdueSince: null,
  ...more,
});

/** Of a record what the test names; the rest as the schema fills it in. */
const record = <K extends RecordKind>(kind: K, data: object): RecordData<K> =>
  recordSchemas[kind].parse(data) as RecordData<K>; // the kind's own schema gives the kind's own type

const enforcement = (data: object) => record("enforcement", { number: "1-ИП", ...data });

const nothingKnown = Object.fromEntries(recordKinds.map((kind) => [kind, null])) as Facts["records"]; // recordKinds are its keys
const nothingThere = Object.fromEntries(recordKinds.map((kind) => [kind, []])) as unknown as Facts["records"]; // the same

const facts = (more: Partial<Facts> = {}): Facts => ({
  day: DAY,
  calendar,
  law,
  fields: {},
  records: nothingKnown,
  debts: null,
  answers: {},
  ...more,
});

const way = (given: Facts, route: Route) => {
  const found = judge(given).ways.find((one) => one.route === route);
  if (!found) throw new Error(route);
  return found;
};
const answers = (list: readonly AdviceCondition[]) =>
  Object.fromEntries(list.map(({ code, answer }) => [code, answer]));
const groundOf = (given: Facts, code: string): Answer | undefined =>
  way(given, "mfc").oneOf.find((one) => one.code === code)?.answer;
const flag = (given: Facts, code: string): Answer | undefined =>
  judge(given).flags.find((one) => one.code === code)?.answer;

const ended = enforcement({ endedOn: "2026-03-01", endGround: "ст. 46 ч. 1 п. 4" });

describe("the MFC", () => {
  const fit = (debts: readonly Debt[]) =>
    facts({ debts, fields: { hadBankruptcy: false }, records: { ...nothingThere, enforcement: [ended] } });

  it.each([
    [24_999.99, "no"],
    [25_000, "yes"],
    [25_000.01, "yes"],
    [999_999.99, "yes"],
    [1_000_000, "yes"],
    [1_000_000.01, "no"],
  ] as const)("takes debts of %d rubles: %s", (rubles, expected) => {
    expect(way(fit([debt(rubles)]), "mfc").answer).toBe(expected);
  });

  it("counts debts without their penalties, at both ends", () => {
    const over = { ...debt(1_100_000), penaltyKopecks: 10_000_000 };
    const under = { ...debt(26_000), penaltyKopecks: 200_000 };
    expect(way(fit([over]), "mfc").answer).toBe("yes");
    expect(way(fit([under]), "mfc").answer).toBe("no");
  });

  it.each([
    ["2021-11-25", "no"],
    ["2021-11-24", "yes"],
    [null, "unknown"],
  ] as const)("after an MFC bankruptcy that ended on %s: %s", (endedOn, expected) => {
    const records = {
      ...nothingThere,
      enforcement: [ended],
      bankruptcy: [record("bankruptcy", { kind: "mfc", endedOn })],
    };
    expect(way(facts({ debts: [debt(100_000)], records }), "mfc").answer).toBe(expected);
  });

  it("A: the writ was returned for want of property and none was opened since", () => {
    const ground = (list: RecordData<"enforcement">[] | null) =>
      groundOf(facts({ records: { ...nothingKnown, enforcement: list } }), "ended");
    expect(ground(null)).toBe("unknown");
    expect(ground([])).toBe("no");
    expect(ground([ended])).toBe("yes");
    expect(ground([enforcement({ endedOn: "2026-03-01", endGround: "47.1.1" })])).toBe("no");
    expect(ground([enforcement({ endedOn: "2026-03-01" })])).toBe("unknown");
    expect(ground([ended, enforcement({ openedOn: "2026-03-02" })])).toBe("no");
    expect(ground([ended, enforcement({ openedOn: "2026-02-28" })])).toBe("yes");
    expect(ground([ended, enforcement({})])).toBe("unknown");
  });

  const pensioner = (writIssuedOn: string | null, more: Partial<Facts["records"]> = {}) =>
    facts({
      fields: { isPensioner: true },
      records: { ...nothingThere, enforcement: [enforcement({ writIssuedOn })], ...more },
    });

  it.each([
    ["2025-11-24", "yes"],
    ["2025-11-25", "no"],
    [null, "unknown"],
  ] as const)("B: a pensioner whose writ is of %s: %s", (day, expected) => {
    expect(groundOf(pensioner(day), "pension")).toBe(expected);
  });

  it("B: property closes it, an only home without a pledge does not, and what nobody told is unknown", () => {
    const home = record("realty", { kind: "flat", title: "Квартира", isOnlyHome: true });
    expect(groundOf(pensioner("2020-01-01", { realty: [home] }), "pension")).toBe("yes");
    expect(groundOf(pensioner("2020-01-01", { realty: [{ ...home, pledgee: "Банк" }] }), "pension")).toBe("no");
    expect(groundOf(pensioner("2020-01-01", { vehicle: null }), "pension")).toBe("unknown");
    const car = record("vehicle", { kind: "car", title: "Лада" });
    expect(groundOf(pensioner("2020-01-01", { vehicle: [car] }), "pension")).toBe("no");
  });

  it("B: who gets no pension is not asked further; a pension among the allowances counts", () => {
    const given = pensioner("2020-01-01");
    expect(groundOf({ ...given, fields: { isPensioner: false } }, "pension")).toBe("no");
    expect(groundOf({ ...given, fields: {} }, "pension")).toBe("no");
    const allowance = [record("allowance", { kind: "pension" })];
    expect(groundOf({ ...given, fields: {}, records: { ...given.records, allowance } }, "pension")).toBe("yes");
  });

  it.each([
    [true, "2025-11-24", "yes"],
    [true, "2025-11-25", "no"],
    [false, "2020-01-01", "no"],
  ] as const)("C: allowance %s and a writ of %s: %s", (hasChildAllowance, writIssuedOn, expected) => {
    const given = pensioner(writIssuedOn);
    expect(groundOf({ ...given, fields: { hasChildAllowance } }, "allowance")).toBe(expected);
  });

  it.each([
    ["2019-11-24", "yes"],
    ["2019-11-25", "no"],
    [null, "unknown"],
  ] as const)("D: a writ of %s: %s, whatever property there is", (writIssuedOn, expected) => {
    const given = pensioner(writIssuedOn, { vehicle: [record("vehicle", { kind: "car", title: "Лада" })] });
    expect(groundOf({ ...given, fields: {} }, "old-writ")).toBe(expected);
  });

  it("D: a writ paid in full is no ground", () => {
    const paid = enforcement({ writIssuedOn: "2015-01-01", endedOn: "2016-01-01", endGround: "47.1.1" });
    expect(groundOf(facts({ records: { ...nothingKnown, enforcement: [paid] } }), "old-writ")).toBe("no");
  });
});

describe("the court", () => {
  const two = (rubles: number) => [debt(rubles - 1), debt(1, { creditor: "МФО" })];
  const sure = { fields: { hadBankruptcy: false, paymentsStoppedOn: "2026-06-01" } };

  it.each([
    [499_999.99, "no", "yes"],
    [500_000, "yes", "no"],
  ] as const)("at %d rubles: duty %s, right %s", (rubles, duty, right) => {
    const given = facts({
      ...sure,
      debts: two(rubles),
      records: nothingThere,
      answers: { "one-starves-others": "yes" },
    });
    expect([way(given, "court-duty").answer, way(given, "court-right").answer]).toEqual([duty, right]);
  });

  it("is a duty only when paying one leaves the others unpaid; of a sole creditor it never does", () => {
    const given = facts({ ...sure, debts: two(600_000) });
    expect(way(given, "court-duty").answer).toBe("unknown");
    expect(way({ ...given, answers: { "one-starves-others": "no" } }, "court-duty").answer).toBe("no");
    expect(way({ ...given, debts: [debt(600_000)] }, "court-duty").answer).toBe("no");
  });

  it("starts the clock of thirty working days when the day is known", () => {
    const given = facts({ answers: { "duty-known-on": "2026-03-02" } });
    expect(way(given, "court-duty").dates).toEqual([{ code: "file-by", day: "2026-04-14" }]);
    expect(way(facts(), "court-duty").dates).toEqual([]);
  });

  it("by right waits while a ground of the MFC may still be found", () => {
    const given = facts({ ...sure, debts: two(300_000) });
    expect(answers(way(given, "court-right").needed)).toMatchObject({ "no-mfc-ground": "unknown" });
    const open = { ...given, records: { ...nothingThere, enforcement: [ended] } };
    expect(way(open, "court-right").answer).toBe("no");
    expect(way({ ...given, records: nothingThere }, "court-right").answer).toBe("yes");
  });

  it.each([
    ["2026-10-23", 0.11, "yes"],
    ["2026-10-24", 0.11, "no"],
    ["2026-10-23", 0.1, "no"],
  ] as const)("overdue since %s by a share of %d is a sign: %s", (since, share, expected) => {
    const debts = [
      debt(100_000 * share, { overdueSince: since }),
      debt(100_000 * (1 - share), { overdueSince: "2026-11-20" }),
    ];
    const sign = way(facts({ debts }), "court-right").oneOf.find(({ code }) => code === "sign-overdue");
    expect(sign?.answer).toBe(expected);
  });

  it("takes a debt without a word of its delay for unknown", () => {
    const sign = way(facts({ debts: [debt(100_000)] }), "court-right").oneOf.find(
      ({ code }) => code === "sign-overdue",
    );
    expect(sign?.answer).toBe("unknown");
  });
});

describe("the other tools", () => {
  it.each([
    [undefined, "unknown"],
    ["none", "no"],
    ["2026-11-10", "yes"],
    ["2026-11-09", "no"],
  ] as const)("objections to an order received on %s: %s", (received, expected) => {
    const given = facts({ answers: received === undefined ? {} : { "order-received-on": received } });
    expect(way(given, "objections").answer).toBe(expected);
  });

  it("names both days of the objections: the safe one and the last one", () => {
    const given = facts({ day: "2026-04-28", answers: { "order-received-on": "2026-04-27" } });
    expect(way(given, "objections").dates).toEqual([
      { code: "object-by", day: "2026-05-13" },
      { code: "object-safely-by", day: "2026-05-07" },
    ]);
  });

  it.each([
    ["loan", 450_000, "yes"],
    ["loan", 450_000.01, "no"],
    ["card", 150_000, "yes"],
    ["card", 150_000.01, "no"],
    ["tax", 1_000, "no"],
  ] as const)("credit holidays for a %s of %d: %s", (kind, rubles, expected) => {
    const given = facts({ debts: [debt(rubles, { kind })], answers: { "income-fell": "yes", "has-judgment": "no" } });
    expect(way(given, "credit-holidays").answer).toBe(expected);
  });

  it("a judgment closes holidays and limitation; bailiffs at work prove none", () => {
    const given = facts({
      debts: [debt(100_000)],
      fields: { paymentsStoppedOn: "2020-01-01" },
      answers: { "income-fell": "yes" },
    });
    expect(way(given, "limitation").answer).toBe("unknown");
    expect(way({ ...given, answers: { "has-judgment": "no" } }, "limitation").answer).toBe("yes");
    const withBailiffs = { ...given, records: { ...nothingKnown, enforcement: [enforcement({})] } };
    expect(way(withBailiffs, "limitation").answer).toBe("unknown");
    const judged = { ...given, answers: { ...given.answers, "has-judgment": "yes" } };
    expect([way(judged, "limitation").answer, way(judged, "credit-holidays").answer]).toEqual(["no", "no"]);
  });

  it.each([
    ["2023-11-23", "yes"],
    ["2023-11-24", "no"],
  ] as const)("limitation for a last payment on %s: %s", (last, expected) => {
    const given = facts({ answers: { "last-payment-on": last, "has-judgment": "no" } });
    expect(way(given, "limitation").answer).toBe(expected);
  });

  it("protection is for whoever is overdue and called; the full refusal has its month", () => {
    const debts = [debt(100_000, { overdueSince: "2026-08-31" })];
    const given = facts({ debts, answers: { "has-calls": "yes" } });
    expect(way(given, "protection")).toMatchObject({
      answer: "yes",
      dates: [{ code: "refusal-from", day: "2026-12-31" }],
    });
    expect(way({ ...given, answers: {} }, "protection").answer).toBe("unknown");
    expect(way({ ...given, answers: { "has-calls": "no" } }, "protection").answer).toBe("no");
  });

  it("nothing fits only when each other way is surely closed", () => {
    expect(way(facts(), "none").answer).toBe("unknown");
    const closed = facts({
      debts: [debt(10_000, { kind: "tax", overdueSince: "2026-11-20" })],
      fields: { hadBankruptcy: false, isPensioner: false, hasChildAllowance: false, paymentsStoppedOn: "2027-01-01" },
      records: {
        ...nothingThere,
        valuable: [record("valuable", { kind: "cash", title: "Наличные", costKopecks: 2_000_000 })],
      },
      answers: { "order-received-on": "none", "has-judgment": "yes", "income-fell": "no", "has-calls": "no" },
    });
    expect(way(closed, "none").answer).toBe("yes");
  });
});

describe("red flags", () => {
  it.each([
    ["flag-mortgage", facts({ debts: [debt(1, { kind: "mortgage" })] }), "yes"],
    ["flag-mortgage", facts({ debts: [debt(1)], records: nothingThere }), "no"],
    ["flag-mortgage", facts({ debts: [debt(1)] }), "unknown"],
    [
      "flag-deals",
      facts({
        records: { ...nothingThere, deal: [record("deal", { day: "2023-11-24", kind: "realty", title: "Дача" })] },
      }),
      "yes",
    ],
    [
      "flag-deals",
      facts({
        records: { ...nothingThere, deal: [record("deal", { day: "2023-11-23", kind: "realty", title: "Дача" })] },
      }),
      "no",
    ],
    [
      "flag-deals",
      facts({
        records: {
          ...nothingThere,
          deal: [record("deal", { day: "2026-01-01", kind: "other", title: "Гараж", isRelative: true })],
        },
      }),
      "yes",
    ],
    ["flag-deals", facts(), "unknown"],
    ["flag-director", facts({ fields: { isDirector: true } }), "yes"],
    ["flag-alimony", facts({ answers: { "main-debt-is-alimony": "yes" } }), "yes"],
    ["flag-bankruptcy", facts({ fields: { hadBankruptcy: true, lastBankruptcyEndedOn: "2024-01-01" } }), "yes"],
    ["flag-bankruptcy", facts({ fields: { hadBankruptcy: true, lastBankruptcyEndedOn: "2021-11-24" } }), "no"],
    ["flag-fresh-loan", facts({ debts: [debt(1)] }), "no"],
    ["flag-fresh-loan", facts({ debts: [debt(1, { contractDay: "2026-05-24" })] }), "unknown"],
    [
      "flag-fresh-loan",
      facts({ debts: [debt(1, { contractDay: "2026-10-01" })], answers: { "fresh-loan-unpaid": "yes" } }),
      "yes",
    ],
    ["flag-bad-faith", facts({ fields: { hasFraudRisk: true } }), "yes"],
    ["flag-below-cost", facts({ debts: [debt(41_999.99)] }), "yes"],
    ["flag-below-cost", facts({ debts: [debt(42_000)] }), "no"],
  ] as const)("%s", (code, given, expected) => {
    expect(flag(given, code)).toBe(expected);
  });
});

describe("what is not known", () => {
  it("never closes a way: of an empty card each is unknown, and each unknown has what settles it", () => {
    const { ways, flags } = judge(facts());
    expect(ways.map(({ answer }) => answer)).not.toContain("no");
    const leaves = [
      ...flags,
      ...ways.flatMap(({ needed, oneOf }) => [...needed, ...oneOf.flatMap((one) => one.needed)]),
    ];
    const dangling = leaves.filter(({ answer, settles }) => answer === "unknown" && settles === null);
    expect(dangling.map(({ code }) => code)).toEqual(["no-mfc-ground", "nothing-else"]);
  });

  it("filled in later never turns no into yes or yes into no", () => {
    const flagValue = fc.constantFrom(true, false, null);
    const given = fc.record({
      isPensioner: flagValue,
      hasChildAllowance: flagValue,
      hadBankruptcy: flagValue,
      enforcement: fc.constantFrom(null, [], [ended]),
      realty: fc.constantFrom(null, []),
      debts: fc.constantFrom(null, [debt(100_000, { overdueSince: "2026-01-01" })]),
      judgment: fc.constantFrom(undefined, "yes", "no"),
    });
    fc.assert(
      fc.property(
        given,
        fc.constantFrom("isPensioner", "hasChildAllowance", "realty", "debts", "judgment"),
        (known, blanked) => {
          const of = ({ enforcement: proceedings, realty, debts, judgment, ...fields }: typeof known) =>
            facts({
              fields,
              debts,
              records: { ...nothingThere, allowance: null, enforcement: proceedings, realty },
              answers: judgment === undefined ? {} : { "has-judgment": judgment },
            });
          const full = judge(of(known));
          const poorer = judge(of({ ...known, [blanked]: blanked === "judgment" ? undefined : null }));
          for (const [i, { answer, route }] of poorer.ways.entries()) {
            const later = full.ways[i]?.answer;
            if (answer !== "unknown") expect(`${route} ${later}`).toBe(`${route} ${answer}`);
          }
        },
      ),
    );
  });
});

describe("a record of advice", () => {
  const judged = (given: Facts, rules: { code: string; value: Record<string, unknown> }[] = []) => ({
    ...judge(given),
    rules: rules.map((rule) => ({ ...rule, article: "", mark: "V1" as const, from: "2020-01-01" })),
  });

  it("names what is judged otherwise, condition by condition, flags and rules too", () => {
    const before = judged(facts({ fields: { isPensioner: true } }), [{ code: "court.duty", value: { kopecks: 1 } }]);
    const after = judged(facts({ fields: { isDirector: true } }), [{ code: "court.duty", value: { kopecks: 2 } }]);
    expect(changedBetween(before, after)).toEqual(["flag-director", "mfc.pension.lives-on-pension", "rule:court.duty"]);
    expect(changedBetween(before, before)).toEqual([]);
  });

  it("has one canonical text whatever the order of its members", () => {
    expect(canonical({ b: [1, { d: null, c: "я" }], a: true, e: undefined })).toBe(
      '{"a":true,"b":[1,{"c":"я","d":null}]}',
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).toReversed());
        expect(canonical(turned)).toBe(canonical(value));
        expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
