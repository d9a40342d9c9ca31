import type { AdviceCondition, Answer, Way } from "../../../../api/advice.ts";
import { addMonths, addWorkingDays } from "../../../kernel/working-time.ts";
import {
  all,
  answerOf,
  any,
  byAnswer,
  byDebts,
  byFact,
  byRecord,
  condition,
  flagAnswer,
  groundOf,
  hadLately,
  not,
  NOTHING_TO_TAKE,
  textField,
  totals,
  type Facts,
} from "../facts/rules.ts";

/** The duty to file: the sum is reached and paying one leaves nothing for the others. 127-FZ art. 213.4 p.1. */
export function dutyWay(facts: Facts): Way {
  const { law, answers, calendar } = facts;
  const needed = [reachesDuty(facts), starves(facts), repeat(facts)];
  const known = answers["duty-known-on"];
  const isDay = known !== undefined && known !== "none";
  return {
    route: "court-duty",
    answer: all(needed.map(({ answer }) => answer)),
    needed,
    oneOf: [],
    dates: isDay ? [{ code: "file-by", day: addWorkingDays(known, law.dutyWorkingDays, calendar) }] : [],
    costs: courtCosts(facts),
  };
}

/** The right to file: insolvent by any sign, below the duty, and the free way is closed. Art. 213.4 p.2, 213.6 p.3. */
export function rightWay(facts: Facts, mfc: Answer): Way {
  const duty = reachesDuty(facts);
  const needed = [
    condition("below-duty", not(duty.answer), byDebts, "court.duty"),
    condition("no-mfc-ground", not(mfc), null),
    repeat(facts),
  ];
  const oneOf = [stopped(facts), overdue(facts), ended(facts), exceeds(facts)].map((sign) => ({
    code: sign.code,
    answer: sign.answer,
    needed: [sign],
  }));
  return {
    route: "court-right",
    answer: all([...needed.map(({ answer }) => answer), any(oneOf.map(({ answer }) => answer))]),
    needed,
    oneOf,
    dates: [],
    costs: courtCosts(facts),
  };
}

/** What the state and the manager take; the firm's own price is another matter. */
export function courtCosts({ law: { costs } }: Facts): Way["costs"] {
  const exact = (code: string, kopecks: number) => ({ code, minKopecks: kopecks, maxKopecks: kopecks });
  return [
    exact("state-duty", costs.dutyKopecks),
    exact("manager", costs.managerKopecks),
    { code: "notices", minKopecks: costs.notices.min, maxKopecks: costs.notices.max },
  ];
}

function reachesDuty(facts: Facts): AdviceCondition {
  const total = totals(facts);
  const isSo = total === null ? null : total.all >= facts.law.dutyKopecks;
  return condition("reaches-duty", answerOf(isSo), byDebts, "court.duty");
}

function starves(facts: Facts): AdviceCondition {
  const creditors = facts.debts === null ? null : new Set(facts.debts.map(({ creditor }) => creditor)).size;
  // There is nobody else to be left unpaid.
  const isSo = creditors === 1 ? false : flagAnswer(facts, "one-starves-others");
  return condition("one-starves-others", answerOf(isSo), byAnswer("one-starves-others"), "court.duty");
}

const repeat = (facts: Facts): AdviceCondition =>
  condition(
    "court-repeat",
    not(answerOf(hadLately(facts, ["court"], facts.law.courtRepeatYears))),
    byFact("hadBankruptcy"),
    "court.consequences",
  );

function stopped(facts: Facts): AdviceCondition {
  const since = textField(facts, "paymentsStoppedOn");
  const isSo = since === null ? null : since <= facts.day;
  return condition("sign-stopped", answerOf(isSo), byFact("paymentsStoppedOn"), "court.insolvency-signs");
}

/** More than a share of what is due stands unpaid for longer than a month. */
function overdue(facts: Facts): AdviceCondition {
  const { debts, day, law } = facts;
  const total = totals(facts);
  if (debts === null || total === null) return condition("sign-overdue", "unknown", byDebts, "court.insolvency-signs");
  const late = debts.filter(
    ({ overdueSince }) => overdueSince !== null && addMonths(overdueSince, law.signs.unpaidMonths) < day,
  );
  const lateKopecks = late.reduce((sum, { amountKopecks }) => sum + amountKopecks, 0);
  const isSo =
    lateKopecks > total.all * law.signs.unpaidShare
      ? true
      : debts.some(({ overdueSince }) => overdueSince === null)
        ? null
        : false;
  return condition("sign-overdue", answerOf(isSo), byDebts, "court.insolvency-signs");
}

function ended({ records: { enforcement } }: Facts): AdviceCondition {
  const isSo =
    enforcement === null
      ? null
      : enforcement.some(({ endedOn, endGround }) => endedOn !== null && groundOf(endGround) === NOTHING_TO_TAKE);
  return condition("sign-enforcement", answerOf(isSo), byRecord("enforcement"), "court.insolvency-signs");
}

/** The debts are more than all that the client has; only where the price of everything is known. */
function exceeds(facts: Facts): AdviceCondition {
  const { realty, vehicle, valuable } = facts.records;
  const total = totals(facts);
  const prices = [...pricesOf(realty), ...pricesOf(vehicle), ...pricesOf(valuable)];
  const known = prices.filter((price) => price !== null);
  const isPriced = known.length === prices.length;
  const worth = known.reduce((sum, price) => sum + price, 0);
  const isSo = total === null ? null : worth >= total.all ? false : isPriced ? true : null;
  const unknown = realty === null ? "realty" : vehicle === null ? "vehicle" : "valuable";
  return condition("sign-property", answerOf(isSo), byRecord(unknown), "court.insolvency-signs");
}

/** A list that nobody has told, and a thing without a price, are a price that is not known. */
const pricesOf = (list: readonly { costKopecks: number | null }[] | null): (number | null)[] =>
  list === null ? [null] : list.map(({ costKopecks }) => costKopecks);
