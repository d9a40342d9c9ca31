import type { StepKind } from "../../../../api/debts.ts";

/** What of a step the rules of the chain need. */
export interface ChainStep {
  kind: StepKind;
  day: string | null;
}

/**
 * By day; a step without a day keeps its place after the step it was written under.
 */
export function inOrder<S extends ChainStep>(steps: readonly S[]): S[] {
  let last = "";
  const dated = steps.map((step) => {
    last = step.day ?? last;
    return { step, day: last };
  });
  return dated.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)).map(({ step }) => step);
}

/** An assignment, or a succession (a bank taken over, an heir), puts another in the creditor's place (CC 382, 387). */
export const passesClaim = (kind: StepKind): boolean => kind === "assignment" || kind === "succession";

export const namesCreditor = (kind: StepKind): boolean => passesClaim(kind) || kind === "agent";

/** Who may claim the debt today: the last to whom it passed, or the lender. */
export function holderOf<P>(lender: P, steps: readonly (ChainStep & { creditor: P | null })[]): P {
  return steps.findLast((step) => passesClaim(step.kind) && step.creditor !== null)?.creditor ?? lender;
}

/** Who collects for the present creditor; an agent of a former one collects no more. */
export function agentOf<P>(steps: readonly (ChainStep & { creditor: P | null })[]): P | null {
  const last = steps.findLast((step) => namesCreditor(step.kind));
  return last?.kind === "agent" ? last.creditor : null;
}

/** A court order stands until it is cancelled; a new one may follow. */
export const hasCourtOrder = (steps: readonly ChainStep[]): boolean =>
  steps.findLast(({ kind }) => kind === "court-order" || kind === "order-cancelled")?.kind === "court-order";

export const hasEnforcement = (steps: readonly ChainStep[]): boolean =>
  steps.findLast(({ kind }) => kind === "enforcement" || kind === "enforcement-ended")?.kind === "enforcement";
