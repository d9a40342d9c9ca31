// Which trigger answers an event. All that heard and matched are judged on the card as it was: the one that leads to
// the earlier stage comes first, then the one higher on the stage; the first that may move the card does, the rest yield.

export type FiringOutcome =
  | "moved"
  | "condition-false"
  | "already-there"
  | "would-go-back"
  | "refused"
  | "another-first";

export interface Matched {
  ruleId: number;
  stageId: number;
  position: number;
  allowBack: boolean;
  conditionHolds: boolean;
  /** The reason with which the move was refused a moment ago, or null. */
  refusal: string | null;
}

export interface Verdict {
  ruleId: number;
  outcome: FiringOutcome;
  reason: string | null;
}

export interface Standing {
  stageId: number;
  /** Stages of the pipeline in order. */
  stageIds: readonly number[];
  /** A person put the card here after the event: his decision is newer than the news. */
  isMovedSince: boolean;
}

export function inOrder<T extends { stageId: number; position: number; ruleId: number }>(
  rules: readonly T[],
  stageIds: readonly number[],
): T[] {
  return rules.toSorted(
    (a, b) =>
      stageIds.indexOf(a.stageId) - stageIds.indexOf(b.stageId) || a.position - b.position || a.ruleId - b.ruleId,
  );
}

/** One verdict for each matched rule, given in order; at most one of them is "moved". */
export function judge(matched: readonly Matched[], standing: Standing): Verdict[] {
  let isTaken = false;
  return matched.map((rule) => {
    const verdict = judgeOne(rule, standing, isTaken);
    if (verdict.outcome === "moved") isTaken = true;
    return { ruleId: rule.ruleId, ...verdict };
  });
}

function judgeOne(rule: Matched, standing: Standing, isTaken: boolean): Omit<Verdict, "ruleId"> {
  if (!rule.conditionHolds) return { outcome: "condition-false", reason: null };
  if (rule.stageId === standing.stageId) return { outcome: "already-there", reason: null };
  if (standing.isMovedSince) return { outcome: "refused", reason: "moved-by-person-since" };
  const isBack = standing.stageIds.indexOf(rule.stageId) < standing.stageIds.indexOf(standing.stageId);
  if (isBack && !rule.allowBack) return { outcome: "would-go-back", reason: null };
  if (rule.refusal !== null) return { outcome: "refused", reason: rule.refusal };
  return isTaken ? { outcome: "another-first", reason: null } : { outcome: "moved", reason: null };
}

/** Stages whose cards a trigger of time could move: not its own, and those behind it only when it may go back. */
export function watchedStages(rule: { stageId: number; allowBack: boolean }, stageIds: readonly number[]): number[] {
  const own = stageIds.indexOf(rule.stageId);
  return stageIds.filter((_stageId, i) => i !== own && (rule.allowBack || i < own));
}
