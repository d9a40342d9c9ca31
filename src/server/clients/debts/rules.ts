import type { WholeDebt } from "../../../api/debts.ts";

type Counted = Pick<WholeDebt, "holder" | "kind" | "amountKopecks" | "parts">;
export type Parts = NonNullable<WholeDebt["parts"]>;

export const sumOf = (parts: Parts): number => parts.principalKopecks + parts.interestKopecks + parts.penaltyKopecks;

/** Of a debt whose parts are not known all is taken for the debt itself: only penalties that are known are left out. */
export const withoutPenalties = (debt: Pick<WholeDebt, "amountKopecks" | "parts">): number =>
  debt.amountKopecks - (debt.parts?.penaltyKopecks ?? 0);

const sums = (debts: readonly Counted[]) => ({
  totalKopecks: debts.reduce((sum, debt) => sum + debt.amountKopecks, 0),
  withoutPenaltiesKopecks: debts.reduce((sum, debt) => sum + withoutPenalties(debt), 0),
});

/** By whom the client owes today and by kind, the greatest first. */
export function totalsOf(debts: readonly Counted[]) {
  const byCreditor = [...Map.groupBy(debts, (debt) => debt.holder.id).values()].flatMap((own) =>
    own[0] ? [{ creditor: own[0].holder, ...sums(own) }] : [],
  );
  const byKind = [...Map.groupBy(debts, (debt) => debt.kind)].map(([kind, own]) => ({ kind, ...sums(own) }));
  return {
    debts: debts.length,
    creditors: byCreditor.length,
    ...sums(debts),
    byCreditor: byCreditor.toSorted((a, b) => b.totalKopecks - a.totalKopecks),
    byKind: byKind.toSorted((a, b) => b.totalKopecks - a.totalKopecks),
  };
}
