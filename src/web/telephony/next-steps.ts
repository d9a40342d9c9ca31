// What is usually done after a call: one press each.
import type { callResults, nextSteps } from "../../api/telephony.ts";
import { duePicks, type DuePick } from "../lib/due-picks.ts";
import type { DateContext } from "../lib/dates.ts";

export type CallResult = (typeof callResults)[number];
export type StepKind = (typeof nextSteps)[number];
export type StepPick = { kind: StepKind; pick: DuePick; at: string };

const USUAL: Record<CallResult, readonly [StepKind, DuePick][]> = {
  talked: [
    ["call", "tomorrow"],
    ["meeting", "tomorrow"],
    ["documents", "tomorrow"],
    ["message", "in-hour"],
  ],
  "no-answer": [
    ["call", "in-hour"],
    ["call", "tomorrow"],
    ["message", "in-hour"],
  ],
  "wrong-number": [["other", "tomorrow"]],
  refused: [["call", "monday"]],
};

export function usualSteps(result: CallResult, clock: Pick<DateContext, "zone" | "now">): StepPick[] {
  const picks = duePicks(clock);
  return USUAL[result].flatMap(([kind, pick]) => {
    const at = picks.find((one) => one.pick === pick)?.at;
    return at === undefined ? [] : [{ kind, pick, at }];
  });
}
