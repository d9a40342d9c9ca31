import { dayOf } from "../../kernel/working-time.ts";
import type { Compiled } from "../conditions/rules.ts";
import type { FactValue } from "../define.ts";
import { dayIn, momentOf, type Moment, type Reach } from "../rules.ts";
import type { ReadyRobot, Script } from "./script.ts";
import type { Run, SimCard, Stay } from "./world.ts";

/** The card's facts at a moment of the rehearsal: those of the place and the moment anew, all others as today. */
export function factsAt(script: Script, card: SimCard, stay: Stay, at: Date): Record<string, FactValue> {
  const facts = { ...card.facts, ...stay.results };
  const stage = script.byId.get(stay.stageId);
  if (stage)
    for (const source of script.standing)
      Object.assign(facts, source.standing?.({ stage, enteredAt: stay.enteredAt, at, calendar: script.calendar }));
  return facts;
}

export function holds(script: Script, condition: Compiled, place: { card: SimCard; stay: Stay; at: Date }): boolean {
  if (condition.fields.size === 0 && !condition.needsClock) return condition.holds({}, null);
  const { card, stay, at } = place;
  const clock = condition.needsClock ? { today: dayOf(at, script.calendar.zone), calendar: script.calendar } : null;
  return condition.holds(factsAt(script, card, stay, at), clock);
}

interface Asked {
  card: SimCard;
  stay: Stay;
  now: Date;
  zone: string;
  /** Where it is not the entry. */
  from?: Date;
  isReached?: boolean;
  round?: number;
}

/** The moment of a robot, by the same function as the engine's. */
export function simMoment(script: Script, robot: ReadyRobot, asked: Asked): Moment {
  const { card, stay, now } = asked;
  const { delay } = robot.timing;
  const date = delay.kind === "date" ? dayIn(factsAt(script, card, stay, now)[delay.field]) : null;
  return momentOf({
    timing: robot.timing,
    from: asked.from ?? stay.enteredAt,
    now,
    calendar: script.calendar,
    date,
    reach: robot.isClientFacing ? reachOf(script, stay, asked.zone) : null,
    ...(asked.isReached ? { isReached: true } : {}),
    ...(asked.round ? { round: asked.round } : {}),
  });
}

export const reachOf = (script: Script, stay: Stay, zone: string): Reach => ({
  undoUntil: new Date(stay.isUndoable ? stay.enteredAt.getTime() + script.undoMs : 0),
  quiet: script.quiet,
  zone,
});

/** The end of the chain above, as arm-reached.ts counts it; the entry when nothing stands above. */
export function endAbove(stay: Stay, run: Run): Date {
  let end = stay.enteredAt.getTime();
  for (const above of stay.runs) {
    if (above.robot.position >= run.robot.position) break;
    const isInChain = above.chain === run.chain && above.order === "after-previous";
    if (above.round === 1 && (isInChain || above.ruleId === run.chain) && above.finishedAt)
      end = Math.max(end, above.finishedAt.getTime());
  }
  return new Date(end);
}
