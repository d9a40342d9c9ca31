import type { AdviceCondition, Way } from "../../../../api/advice.ts";
import { addDays, addMonths, addWorkingDays } from "../../../kernel/working-time.ts";
import {
  all,
  answerOf,
  byAnswer,
  byDebts,
  byFact,
  condition,
  flagAnswer,
  not,
  textField,
  yearsPassed,
  type Facts,
} from "../facts/rules.ts";

const way = (route: Way["route"], needed: AdviceCondition[], dates: Way["dates"] = []): Way => ({
  route,
  answer: all(needed.map(({ answer }) => answer)),
  needed,
  oneOf: [],
  dates,
  costs: [],
});

/** Objections to a court's order; the last day is counted in working days, a warning comes on the calendar one. */
export function objectionsWay(facts: Facts): Way {
  const { day, law, calendar, answers } = facts;
  const received = answers["order-received-on"];
  const has = received === undefined ? null : received !== "none";
  const order = condition("has-order", answerOf(has), byAnswer("order-received-on"), "court-order.objections");
  const inTime = (isSo: boolean | null) =>
    condition("in-time", answerOf(isSo), byAnswer("order-received-on"), "court-order.counting");
  if (received === undefined || received === "none") return way("objections", [order, inTime(has)]);
  const warn = addDays(received, law.order.days);
  const last = law.order.inWorkingDays ? addWorkingDays(received, law.order.days, calendar) : warn;
  const dates = [
    { code: "object-by", day: last },
    { code: "object-safely-by", day: warn },
  ];
  return way("objections", [order, inTime(day <= last)], dates);
}

/** Income fell, a loan within the limits, no judgment. 353-FZ art. 6.1-2. */
export function holidaysWay(facts: Facts): Way {
  return way("credit-holidays", [
    condition(
      "income-fell",
      answerOf(flagAnswer(facts, "income-fell")),
      byAnswer("income-fell"),
      "credit-holidays.terms",
    ),
    condition("loan-within-limits", answerOf(hasSmallLoan(facts)), byDebts, "credit-holidays.terms"),
    noJudgment(facts),
  ]);
}

function hasSmallLoan({ debts, law: { holidays } }: Facts): boolean | null {
  if (debts === null) return null;
  const limits: Readonly<Record<string, number>> = {
    loan: holidays.consumerKopecks,
    microloan: holidays.consumerKopecks,
    card: holidays.cardKopecks,
  };
  return debts.some(({ kind, amountKopecks }) => amountKopecks <= (limits[kind] ?? -1));
}

/** Bailiffs at work prove nothing: a notary's inscription is enforced too. */
const noJudgment = (facts: Facts): AdviceCondition =>
  condition("no-judgment", not(answerOf(flagAnswer(facts, "has-judgment"))), byAnswer("has-judgment"));

/** Nothing paid for longer than the limitation, and no judgment: the court applies it when the debtor asks. */
export function limitationWay(facts: Facts): Way {
  const { day, law, answers } = facts;
  const said = answers["last-payment-on"];
  const last = said === undefined || said === "none" ? textField(facts, "paymentsStoppedOn") : said;
  const isPast = last === null ? null : last < day && yearsPassed(addDays(last, 1), law.limitationYears, day);
  return way(
    "limitation",
    [condition("paid-long-ago", answerOf(isPast), byAnswer("last-payment-on"), "limitation.term"), noJudgment(facts)],
    last === null ? [] : [{ code: "limitation-from", day: addDays(addMonths(last, law.limitationYears * 12), 1) }],
  );
}

/** Overdue and called about it: a log, a representative; a full refusal from its month on. 230-FZ art. 8. */
export function protectionWay(facts: Facts): Way {
  const since = overdueSince(facts);
  const isOverdue = since === null ? null : since <= facts.day;
  return way(
    "protection",
    [
      condition("is-overdue", answerOf(isOverdue), since === null ? byDebts : byFact("paymentsStoppedOn")),
      condition("has-calls", answerOf(flagAnswer(facts, "has-calls")), byAnswer("has-calls")),
    ],
    since === null ? [] : [{ code: "refusal-from", day: addMonths(since, facts.law.refusalMonths) }],
  );
}

function overdueSince(facts: Facts): string | null {
  const days = facts.debts?.flatMap(({ overdueSince: since }) => (since === null ? [] : [since])) ?? [];
  const stopped = textField(facts, "paymentsStoppedOn");
  return [...days, ...(stopped === null ? [] : [stopped])].toSorted()[0] ?? null;
}

/** Nothing fits only when each of the others is surely closed. */
export function noWay(others: readonly Way[]): Way {
  const open = others.some(({ answer }) => answer === "yes");
  const isUnsure = others.some(({ answer }) => answer === "unknown");
  return way("none", [condition("nothing-else", answerOf(open ? false : isUnsure ? null : true), null)]);
}
