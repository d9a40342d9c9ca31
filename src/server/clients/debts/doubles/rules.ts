import type { doubtReasons, WholeDebt } from "../../../../api/debts.ts";
import { readEnforcement } from "../../../../api/requisites.ts";

export type Doubt = (typeof doubtReasons)[number];
type Claim = Pick<WholeDebt, "id" | "lender" | "holder" | "contractNumber" | "amountKopecks" | "parts" | "steps">;
export interface Double {
  oneId: number;
  otherId: number;
  reasons: Doubt[];
}

/** Pairs of claims that look like one debt: a person says whether they are. */
export function findDoubles(debts: readonly Claim[], apart: ReadonlySet<string> = new Set()): Double[] {
  return debts.flatMap((one, place) =>
    debts.slice(place + 1).flatMap((other) => {
      const [first, second] = one.id < other.id ? [one, other] : [other, one];
      const reasons = apart.has(pairKey(first.id, second.id)) ? [] : doubts(first, second);
      return reasons.length > 0 ? [{ oneId: first.id, otherId: second.id, reasons }] : [];
    }),
  );
}

export const pairKey = (oneId: number, otherId: number): string =>
  `${Math.min(oneId, otherId)}-${Math.max(oneId, otherId)}`;

function doubts(one: Claim, other: Claim): Doubt[] {
  const found: Doubt[] = [];
  const isRelated = shareParty(one, other);
  const number = plainNumber(one.contractNumber);
  if (isRelated && number !== "" && number === plainNumber(other.contractNumber)) found.push("contract");
  // Two different contracts of one lender may well be of one sum.
  const isOtherContract = number !== "" && plainNumber(other.contractNumber) !== "";
  const isAssigned = one.holder.id !== other.holder.id;
  if (isRelated && isAssigned && !isOtherContract && areNear(principalOf(one), principalOf(other)))
    found.push("principal");
  const own = enforcementsOf(one);
  if (enforcementsOf(other).some((proceeding) => own.includes(proceeding))) found.push("enforcement");
  return found;
}

/** Who lent, bought or collects one of them has to do with the other. */
function shareParty(one: Claim, other: Claim): boolean {
  const parties = partiesOf(one);
  return partiesOf(other).some((id) => parties.includes(id));
}

const partiesOf = ({ lender, steps }: Claim): number[] => [
  lender.id,
  ...steps.flatMap(({ creditor }) => (creditor ? [creditor.id] : [])),
];

const principalOf = ({ parts, amountKopecks }: Claim): number => parts?.principalKopecks ?? amountKopecks;

/** Within one per cent of the larger; nothing is near to nothing. */
const areNear = (a: number, b: number): boolean => Math.max(a, b) > 0 && Math.abs(a - b) * 100 <= Math.max(a, b);

/** № 12-34/А and 12 34 а are one number, whichever alphabet its letters are of. */
function plainNumber(number: string): string {
  const latin: Record<string, string> = {
    а: "a",
    в: "b",
    е: "e",
    к: "k",
    м: "m",
    н: "h",
    о: "o",
    р: "p",
    с: "c",
    т: "t",
    у: "y",
    х: "x",
  };
  return number
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(/[а-я]/g, (letter) => latin[letter] ?? letter);
}

const enforcementsOf = ({ steps }: Claim): string[] =>
  steps.flatMap(({ kind, number }) =>
    kind === "enforcement" && number.trim() !== "" ? [readEnforcement(number) ?? plainNumber(number)] : [],
  );
