import { z } from "zod";
import { debtKinds, debtSources, stepKinds } from "../../../../api/debts.ts";
import { holderOf, inOrder } from "../chain/rules.ts";

const Step = z.object({
  kind: z.enum(stepKinds),
  day: z.string().nullable(),
  number: z.string(),
  creditorId: z.int().nullable(),
  body: z.string(),
  amountKopecks: z.int().nullable(),
  note: z.string(),
});
/** All that a debt says, creditors by their ids: what is written, and what a version keeps. */
export const DebtContent = z.object({
  lenderId: z.int(),
  kind: z.enum(debtKinds),
  amountKopecks: z.int(),
  parts: z.object({ principalKopecks: z.int(), interestKopecks: z.int(), penaltyKopecks: z.int() }).nullable(),
  overdueSince: z.string().nullable(),
  contractNumber: z.string(),
  contractDay: z.string().nullable(),
  isBusiness: z.boolean(),
  isMandatoryPayment: z.boolean(),
  asOf: z.string().nullable(),
  source: z.enum(debtSources).nullable(),
  confirmedOn: z.string().nullable(),
  note: z.string(),
  steps: z.array(Step),
});
export type DebtContent = z.output<typeof DebtContent>;
export type ContentStep = DebtContent["steps"][number];

export const orderedSteps = (steps: readonly ContentStep[]): ContentStep[] => inOrder(steps);

export const holderIdOf = ({ lenderId, steps }: Pick<DebtContent, "lenderId" | "steps">): number =>
  holderOf(
    lenderId,
    steps.map((step) => ({ ...step, creditor: step.creditorId })),
  );

/** Of what is said about a past deed none lies ahead, and nobody passes on a claim before its contract. */
export function dayFaults(content: DebtContent, today: string): Record<string, string> {
  const wrong: Record<string, string> = {};
  const past = { contractDay: content.contractDay, asOf: content.asOf, confirmedOn: content.confirmedOn };
  for (const [field, day] of Object.entries(past)) if (day !== null && day > today) wrong[field] = "future";
  content.steps.forEach(({ day }, place) => {
    if (day === null) return;
    if (day > today) wrong[`steps.${place}.day`] = "future";
    else if (content.contractDay !== null && day < content.contractDay) wrong[`steps.${place}.day`] = "before-contract";
  });
  return wrong;
}

type Sums = Pick<DebtContent, "amountKopecks" | "parts">;
interface Said {
  amountKopecks?: number | undefined;
  parts?: DebtContent["parts"] | undefined;
}

/**
 * The total is the sum of its parts; a total alone keeps the parts that make it and forgets those that do not.
 * Null when no sum is said at all.
 */
export function sumsFrom(said: Said, former: Sums | null): Sums | { fault: string } | null {
  if (said.parts) {
    const { principalKopecks, interestKopecks, penaltyKopecks } = said.parts;
    const amountKopecks = principalKopecks + interestKopecks + penaltyKopecks;
    const isOther = said.amountKopecks !== undefined && said.amountKopecks !== amountKopecks;
    return isOther ? { fault: "not-sum-of-parts" } : { amountKopecks, parts: said.parts };
  }
  const amountKopecks = said.amountKopecks ?? former?.amountKopecks;
  if (amountKopecks === undefined) return null;
  const keeps = said.parts === undefined && amountKopecks === former?.amountKopecks;
  return { amountKopecks, parts: keeps ? (former?.parts ?? null) : null };
}
