// Which of the calls that concern a person is shown open, and what it is doing.
import type { CurrentCall } from "../queries.ts";

export type Phase = "rings" | "elsewhere" | "dials" | "talks" | "doubt" | "over";
type Told = Pick<CurrentCall, "state" | "direction" | "isMine">;

export function phaseOf({ state, direction, isMine }: Told): Phase {
  if (state === "ended") return "over";
  if (state === "unknown") return "doubt";
  if (state === "answered") return "talks";
  if (state === "ringing" && direction === "in") return isMine ? "rings" : "elsewhere";
  return "dials";
}

const ORDER: Phase[] = ["talks", "rings", "dials", "doubt", "over", "elsewhere"];

/** A talk first, then what rings at me; what waits for a result before what rings at a colleague. Newest first within one kind. */
export const inOrder = <C extends Told & { id: number }>(calls: readonly C[]): C[] =>
  calls.toSorted((a, b) => ORDER.indexOf(phaseOf(a)) - ORDER.indexOf(phaseOf(b)) || b.id - a.id);

/** Folded by hand until a newer call of one's own comes; on a narrow screen it comes folded, so that the page keeps its width. */
export function isFolded(
  calls: readonly Pick<CurrentCall, "id" | "isMine">[],
  { foldedAt, openedAt, isNarrow }: { foldedAt: number; openedAt: number; isNarrow: boolean },
): boolean {
  const own = Math.max(0, ...calls.filter((one) => one.isMine).map((one) => one.id));
  const newest = Math.max(0, ...calls.map((one) => one.id));
  if (openedAt >= newest) return false;
  if (isNarrow || own === 0) return true;
  return foldedAt >= own;
}

/** Seconds since the present phase began. */
export function secondsOf(call: Pick<CurrentCall, "at" | "answeredAt" | "endedAt" | "talkSeconds">, now: Date): number {
  if (call.endedAt !== null) return call.talkSeconds ?? 0;
  return Math.max(0, Math.floor((now.getTime() - Date.parse(call.answeredAt ?? call.at)) / 1000));
}
