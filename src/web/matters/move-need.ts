import type { StageData } from "./board-model.ts";

/** What a person has to say before a card goes to a stage; the server asks for the same. */
export type MoveNeed = { reason: boolean; lostReason: boolean; parkedUntil: boolean };
export type MoveWords = { reason?: string; lostReason?: string; parkedUntil?: string };

export function needOf(from: StageData[], to: StageData): MoveNeed {
  const moving = from.filter((stage) => stage.id !== to.id);
  return {
    reason: moving.some((stage) => to.position < stage.position),
    lostReason: moving.length > 0 && to.kind === "lost",
    parkedUntil: moving.length > 0 && to.kind === "parked",
  };
}

export const needsWords = (need: MoveNeed): boolean => need.reason || need.lostReason || need.parkedUntil;
