import type { Gap } from "../../api/requirements.ts";
import type { Stage } from "./pipelines.ts";

/** What a person has to say before a card goes to a stage; the server asks for the same. */
export type MoveNeed = { reason: boolean; lostReason: boolean; parkedUntil: boolean };
export type MoveWords = { reason?: string; lostReason?: string; parkedUntil?: string; gapsReason?: string };

type Place = Pick<Stage, "id" | "kind" | "position">;

/** `names` says what moves: the cards of the board, the matter of a client. */
export type MoveQuestion = {
  names: string[];
  to: Stage;
  need: MoveNeed;
  /** What the server refused the move for: filled first, or passed by whoever may. */
  gaps?: Gap[];
  clientId?: number;
};

export function needOf(from: readonly Place[], to: Place): MoveNeed {
  const moving = from.filter((stage) => stage.id !== to.id);
  return {
    reason: moving.some((stage) => to.position < stage.position),
    lostReason: moving.length > 0 && to.kind === "lost",
    parkedUntil: moving.length > 0 && to.kind === "parked",
  };
}

export const needsWords = (need: MoveNeed): boolean => need.reason || need.lostReason || need.parkedUntil;
