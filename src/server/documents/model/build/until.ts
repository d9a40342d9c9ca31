import type { PaperFacts } from "../../../clients/index.ts";
import { totalLeaves } from "../data/debts-data.ts";
import { countedDays } from "../data/law-data.ts";
import { factOf, put, type FactValue, type Scope, type Source } from "../facts.ts";
import type { PaperInput } from "../input.ts";
import { monthsLater } from "../schedule.ts";

/** `until.*` and the duty to file: a day of the matter or the debt and a term of the law, counted when both are known. */
export function putUntil(scope: Scope, facts: PaperFacts, { matter, extra, today }: PaperInput): void {
  const ruled = matter?.facts.get("rulingOn");
  const entered = matter?.facts.get("efrsbOn");
  const debt = facts.debts.find(({ id }) => id === extra.debtId);
  const after = (from: string | null | undefined, path: string, monthsInOne: number): FactValue => {
    const term = factOf(scope, path).value;
    return from && typeof term === "number" ? monthsLater(from, term * monthsInOne) : null;
  };
  const refusalFrom = after(debt?.overdueSince, "law.refusalMonths", 1);
  const values: Record<string, FactValue> = {
    "until.disclose": after(ruled, "law.discloseYears", 12),
    "until.petition": after(ruled, "law.petitionYears", 12),
    "until.manage": after(ruled, "law.manageYears", 12),
    "until.manageFinance": after(ruled, "law.manageFinanceYears", 12),
    "until.manageBank": after(ruled, "law.manageBankYears", 12),
    "until.mfcEnd": after(entered, "law.mfcMonths", 1),
    // Sent earlier, a refusal is void: until that day there is no such fact and so no such paper.
    "until.refusalFrom": refusalFrom !== null && String(refusalFrom) <= today ? refusalFrom : null,
  };
  const duty = factOf(scope, "law.courtDuty").value;
  const debts = factOf(scope, "totals.debt");
  const isKnown = typeof duty === "number" && typeof debts.value === "number";
  put(
    scope,
    totalLeaves.filter(({ path }) => path === "totals.isCourtDuty"),
    { "totals.isCourtDuty": isKnown ? Number(debts.value) >= duty : null },
    () => debts.source,
  );
  put(scope, countedDays, values, (path): Source => {
    if (path === "until.refusalFrom") return { where: "debt", name: "overdueSince", id: debt?.id ?? null };
    return { where: "matter", name: path === "until.mfcEnd" ? "efrsbOn" : "rulingOn", id: matter?.id ?? null };
  });
}
