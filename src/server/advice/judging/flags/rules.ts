import type { AdviceCondition } from "../../../../api/advice.ts";
import { addMonths } from "../../../kernel/working-time.ts";
import { courtCosts } from "../court/rules.ts";
import {
  answerOf,
  any,
  byAnswer,
  byDebts,
  byFact,
  byRecord,
  condition,
  flagAnswer,
  flagField,
  hadLately,
  totals,
  type Facts,
} from "../facts/rules.ts";

/** Red flags of A3 and A4: any of them needs the head's word. */
export const flagsOf = (facts: Facts): AdviceCondition[] => [
  mortgage(facts),
  deals(facts),
  condition("flag-director", answerOf(flagField(facts, "isDirector")), byFact("isDirector")),
  condition(
    "flag-alimony",
    answerOf(flagAnswer(facts, "main-debt-is-alimony")),
    byAnswer("main-debt-is-alimony"),
    "court.not-discharged",
  ),
  condition(
    "flag-bankruptcy",
    answerOf(hadLately(facts, ["court", "mfc"], facts.law.courtRepeatYears)),
    byFact("hadBankruptcy"),
    "court.consequences",
  ),
  freshLoan(facts),
  condition("flag-bad-faith", answerOf(flagField(facts, "hasFraudRisk")), byFact("hasFraudRisk")),
  belowCost(facts),
];

function mortgage({ debts, records: { realty } }: Facts): AdviceCondition {
  const owed = debts === null ? null : debts.some(({ kind }) => kind === "mortgage");
  const pledged = realty === null ? null : realty.some(({ pledgee }) => pledgee !== "");
  const answer = any([answerOf(owed), answerOf(pledged)]);
  return condition("flag-mortgage", answer, owed === null ? byDebts : byRecord("realty"));
}

/** Real estate or a relative in a deal that may be contested. */
function deals({ day, law, records: { deal } }: Facts): AdviceCondition {
  const since = addMonths(day, -12 * law.lookBackYears);
  const isSo =
    deal === null
      ? null
      : deal.some((one) => one.day >= since && (one.kind === "realty" || one.kind === "gift" || one.isRelative));
  return condition("flag-deals", answerOf(isSo), byRecord("deal"), "papers.look-back");
}

/** Borrowed lately and never paid. */
function freshLoan(facts: Facts): AdviceCondition {
  const { debts, day, law } = facts;
  const since = addMonths(day, -law.freshLoanMonths);
  const areAllOld = debts !== null && debts.every(({ contractDay }) => contractDay !== null && contractDay < since);
  const isSo = areAllOld ? false : flagAnswer(facts, "fresh-loan-unpaid");
  return condition("flag-fresh-loan", answerOf(isSo), byAnswer("fresh-loan-unpaid"), "firm.fresh-loan");
}

function belowCost(facts: Facts): AdviceCondition {
  const total = totals(facts);
  const cost = courtCosts(facts).reduce((sum, { maxKopecks }) => sum + maxKopecks, 0);
  return condition("flag-below-cost", answerOf(total === null ? null : total.all < cost), byDebts, "court.manager-fee");
}
