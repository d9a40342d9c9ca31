import { holderIdOf, orderedSteps, type ContentStep, type DebtContent } from "../content/rules.ts";

export interface Joint {
  /** The assignment between the two. */
  day: string | null;
  number: string;
  sums: "own" | "other";
}

/**
 * One debt of two claims. Between different creditors stands an assignment, unless a step of either chain tells of it
 * already; a step that both tell of is told once. The chain that leads to the other's lender is the earlier part of it.
 */
export function joinedContent(own: DebtContent, other: DebtContent, { day, number, sums }: Joint): DebtContent {
  const holder = holderIdOf(other);
  const told = [...own.steps, ...other.steps].some((step) => step.creditorId === holder);
  const between: ContentStep[] =
    told || holder === own.lenderId
      ? []
      : [{ kind: "assignment", day, number, creditorId: holder, body: "", amountKopecks: null, note: "" }];
  const isLater = leadsTo(other, own) && !leadsTo(own, other);
  const steps = isLater ? [...other.steps] : [...own.steps, ...between];
  for (const step of isLater ? own.steps : other.steps)
    if (!steps.some((known) => isSame(known, step))) steps.push(step);
  const { amountKopecks, parts, asOf, source, confirmedOn } = sums === "own" ? own : other;
  return {
    ...own,
    lenderId: isLater ? other.lenderId : own.lenderId,
    contractNumber: own.contractNumber || other.contractNumber,
    contractDay: own.contractDay ?? other.contractDay,
    overdueSince: earlier(own.overdueSince, other.overdueSince),
    note: [own.note, other.note]
      .filter((one) => one !== "")
      .join("\n")
      .slice(0, 2000),
    isBusiness: own.isBusiness || other.isBusiness,
    amountKopecks,
    parts,
    asOf,
    source,
    confirmedOn,
    steps: orderedSteps(steps),
  };
}

const leadsTo = (one: DebtContent, other: DebtContent): boolean =>
  one.lenderId !== other.lenderId && one.steps.some((step) => step.creditorId === other.lenderId);

const isSame = (one: ContentStep, other: ContentStep): boolean =>
  one.kind === other.kind &&
  one.creditorId === other.creditorId &&
  one.number === other.number &&
  (one.day === other.day || one.day === null || other.day === null);

const earlier = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && other < one) ? other : one;
