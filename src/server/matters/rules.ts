/**
 * A card may go to any stage of its pipeline. A person going back tells why, and parking till when; refusal
 * needs its reason whoever moves. Won and lost matters are closed, parked ones stay open.
 */
export interface StagePlace {
  position: number;
  kind: "open" | "won" | "lost" | "parked";
}

export interface MoveWords {
  by: "hand" | "trigger" | "robot";
  reason?: string | undefined;
  lostReason?: string | undefined;
  parkedUntil?: string | undefined;
}

export type MoveFault = "reason-needed" | "lost-reason-needed" | "parked-date-needed" | "parked-date-past";

export function moveFault(from: StagePlace, to: StagePlace, words: MoveWords, today: string): MoveFault | null {
  if (words.by === "hand" && isBack(from, to) && !words.reason) return "reason-needed";
  if (to.kind === "lost" && !words.lostReason) return "lost-reason-needed";
  if (to.kind === "parked" && words.by === "hand" && !words.parkedUntil) return "parked-date-needed";
  if (to.kind === "parked" && words.parkedUntil && words.parkedUntil <= today) return "parked-date-past";
  return null;
}

export const isBack = (from: StagePlace, to: StagePlace): boolean => to.position < from.position;
export const isOpenOn = (stage: StagePlace): boolean => stage.kind === "open" || stage.kind === "parked";

/** Distance between cards of a fresh column: room for some fifty drops into the same place. */
export const RANK_STEP = 1024;

/**
 * The rank between the card above and the card below (null: none there). Null when the two leave no room between them,
 * or stand the wrong way round: then the column is numbered anew.
 */
export function rankBetween(above: number | null, below: number | null): number | null {
  if (above === null) return below === null ? 0 : below - RANK_STEP;
  if (below === null) return above + RANK_STEP;
  const middle = (above + below) / 2;
  return middle > above && middle < below ? middle : null;
}
