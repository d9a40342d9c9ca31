import type { AdviceCondition, Way } from "../../../../api/advice.ts";
import type { RecordKind } from "../../../../api/client-records.ts";
import {
  all,
  answerOf,
  any,
  byDebts,
  byFact,
  byRecord,
  condition,
  flagField,
  groundOf,
  hadLately,
  isFulfilled,
  not,
  NOTHING_TO_TAKE,
  textField,
  totals,
  yearsPassed,
  type Facts,
} from "../facts/rules.ts";

/** Extrajudicial bankruptcy: the sum, no such bankruptcy lately, and one of four grounds. 127-FZ art. 223.2. */
export function mfcWay(facts: Facts): Way {
  const { law } = facts;
  const needed = [
    sum(facts),
    condition(
      "mfc-repeat",
      not(answerOf(hadLately(facts, ["mfc"], law.mfcRepeatYears))),
      byFact("hadBankruptcy"),
      "mfc.repeat",
    ),
  ];
  const oneOf = [
    ground("ended", [nothingTaken(facts), noneSince(facts)]),
    ground("pension", [
      pension(facts),
      oldWrit(facts, law.pensionWritYears, "mfc.ground-pension"),
      noProperty(facts, "mfc.ground-pension"),
    ]),
    ground("allowance", [
      allowance(facts),
      oldWrit(facts, law.allowanceWritYears, "mfc.ground-child-allowance"),
      noProperty(facts, "mfc.ground-child-allowance"),
    ]),
    ground("old-writ", [oldWrit(facts, law.oldWritYears, "mfc.ground-old-writ")]),
  ];
  const cost = law.costs.mfcKopecks;
  return {
    route: "mfc",
    answer: all([...needed.map(({ answer }) => answer), any(oneOf.map(({ answer }) => answer))]),
    needed,
    oneOf,
    dates: [],
    costs: [{ code: "mfc", minKopecks: cost, maxKopecks: cost }],
  };
}

const ground = (code: string, needed: AdviceCondition[]) => ({
  code,
  answer: all(needed.map(({ answer }) => answer)),
  needed,
});

function sum(facts: Facts): AdviceCondition {
  const { minKopecks, maxKopecks } = facts.law.mfcLimits;
  const total = totals(facts);
  const isWithin = total === null ? null : total.counted >= minKopecks && total.counted <= maxKopecks;
  return condition("mfc-sum", answerOf(isWithin), byDebts, "mfc.limits");
}

/** The bailiffs returned a writ because there was nothing to take. */
function nothingTaken({ records: { enforcement } }: Facts): AdviceCondition {
  const ended = enforcement?.filter(({ endedOn }) => endedOn !== null) ?? null;
  const isSo =
    ended === null
      ? null
      : ended.some(({ endGround }) => groundOf(endGround) === NOTHING_TO_TAKE)
        ? true
        : ended.some(({ endGround }) => endGround.trim() === "")
          ? null
          : false;
  return condition("nothing-taken", answerOf(isSo), byRecord("enforcement"), "mfc.ground-ended");
}

/** No proceeding was opened after the last such return and goes on. */
function noneSince({ records: { enforcement } }: Facts): AdviceCondition {
  const code = (isSo: boolean | null) =>
    condition("none-open-since", answerOf(isSo), byRecord("enforcement"), "mfc.ground-ended");
  if (enforcement === null) return code(null);
  const returns = enforcement.flatMap(({ endedOn, endGround }) =>
    endedOn !== null && groundOf(endGround) === NOTHING_TO_TAKE ? [endedOn] : [],
  );
  const last = returns.toSorted().at(-1);
  const open = enforcement.filter(({ endedOn }) => endedOn === null);
  if (last === undefined) return code(open.length > 0 ? false : null);
  if (open.some(({ openedOn }) => openedOn !== null && openedOn > last)) return code(false);
  return code(open.some(({ openedOn }) => openedOn === null) ? null : true);
}

function pension(facts: Facts): AdviceCondition {
  const isSo =
    flagField(facts, "isPensioner") ??
    (textField(facts, "employmentStatus") === "pensioner" ? true : hasAllowance(facts, ["pension"]));
  return condition("lives-on-pension", answerOf(isSo), byFact("isPensioner"), "mfc.ground-pension");
}

function allowance(facts: Facts): AdviceCondition {
  const isSo = flagField(facts, "hasChildAllowance") ?? hasAllowance(facts, ["child"]);
  return condition("child-allowance", answerOf(isSo), byFact("hasChildAllowance"), "mfc.ground-child-allowance");
}

const hasAllowance = ({ records: { allowance: own } }: Facts, kinds: readonly string[]): boolean | null =>
  own === null ? null : own.some(({ kind }) => kinds.includes(kind));

/** A writ issued so long ago, presented to the bailiffs and not paid in full. */
function oldWrit({ day, records: { enforcement } }: Facts, years: number, rule: string): AdviceCondition {
  const unpaid = enforcement?.filter((one) => !isFulfilled(one)) ?? null;
  const isSo =
    unpaid === null
      ? null
      : unpaid.some(({ writIssuedOn }) => writIssuedOn !== null && yearsPassed(writIssuedOn, years, day))
        ? true
        : unpaid.some(({ writIssuedOn }) => writIssuedOn === null)
          ? null
          : false;
  return condition("old-writ", answerOf(isSo), byRecord("enforcement"), rule);
}

const property = ["realty", "vehicle", "share", "security", "valuable"] as const satisfies readonly RecordKind[];

/** Nothing that may be taken; the only home is not taken unless it is pledged. */
function noProperty({ records }: Facts, rule: string): AdviceCondition {
  const realty = records.realty?.filter(({ isOnlyHome, pledgee }) => !isOnlyHome || pledgee !== "") ?? null;
  const lists = { ...records, realty };
  const has = property.find((kind) => (lists[kind]?.length ?? 0) > 0);
  const unknown = property.find((kind) => lists[kind] === null);
  const isSo = has !== undefined ? false : unknown === undefined ? true : null;
  return condition("no-property", answerOf(isSo), byRecord(has ?? unknown ?? "realty"), rule);
}
