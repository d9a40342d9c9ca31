import type { Stage } from "./queries.ts";

/** What a person is asked for on the way to a stage: back needs a reason, refusal needs its own, parking a date. */
export type Gate = { reason: boolean; lostReason: boolean; parkedUntil: boolean };

type Place = Pick<Stage, "kind" | "position">;

/** Null when the way is free. */
export function gateOf(from: Place, to: Place): Gate | null {
  const gate = {
    reason: to.position < from.position,
    lostReason: to.kind === "lost",
    parkedUntil: to.kind === "parked",
  };
  return gate.reason || gate.lostReason || gate.parkedUntil ? gate : null;
}

/** The chain shows the road; refusal and parking are exits beside it. */
export const isOnRoad = (stage: Pick<Stage, "kind">): boolean => stage.kind === "open" || stage.kind === "won";
