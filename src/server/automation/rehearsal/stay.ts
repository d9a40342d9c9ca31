import { needsCalendar, throughHours } from "../rules.ts";
import { reachedRuns, unheld } from "../runs/rules.ts";
import { endAbove, reachOf, simMoment } from "./moments.ts";
import type { ReadyRobot, Script } from "./script.ts";
import type { Run, SimCard, Stay } from "./world.ts";

// One stay of an imagined card: its robots planned, what comes next of them, what a step of one means for the others.
// The order is the engine's own (runs/rules.ts); here only rows in memory take the place of rows in the database.

export interface Place {
  script: Script;
  card: SimCard;
  stay: Stay;
  zone: string;
  now: Date;
}

export interface Arrival {
  stageId: number;
  at: Date;
  depth: number;
  isUndoable: boolean;
}

export function newStay(script: Script, card: SimCard, zone: string, arrival: Arrival): Stay {
  const stay: Stay = {
    stageId: arrival.stageId,
    enteredAt: arrival.at,
    depth: arrival.depth,
    isUndoable: arrival.isUndoable,
    isLeft: false,
    runs: [],
    former: card.stay,
    results: {},
    occasions: new Map(),
  };
  const leftOut = new Set<number>();
  for (const robot of script.robots.get(arrival.stageId) ?? []) {
    const moment = simMoment(script, robot, { card, stay, now: arrival.at, zone });
    const isOut = moment.kind === "skip" || (robot.parentId !== null && leftOut.has(robot.parentId));
    if (isOut) leftOut.add(robot.ruleId);
    stay.runs.push(newRun(robot, stay.runs.length, moment.kind === "at" ? moment.at : null, isOut ? arrival.at : null));
  }
  return stay;
}

const newRun = (robot: ReadyRobot, id: number, dueAt: Date | null, skippedAt: Date | null): Run => ({
  id,
  ruleId: robot.ruleId,
  dueAt,
  order: robot.timing.order,
  round: 1,
  parentId: robot.parentId,
  chain: robot.chain,
  isFromPrevious: robot.timing.delay.kind === "after" && robot.timing.delay.from === "previous",
  robot,
  state: skippedAt === null ? "waiting" : "skipped",
  finishedAt: skippedAt,
  isLeft: false,
  awaitsSince: null,
});

export const waitingOf = (stay: Stay): Run[] => stay.runs.filter((run) => run.state === "waiting");

/** The run that comes next and when; null when everything waits for something without a moment. */
export function nextOf(place: Place): { run: Run; at: number } | null {
  let waiting = waitingOf(place.stay);
  if (waiting.length === 0) return null;
  for (let reached = reachedRuns(waiting)[0]; reached; reached = reachedRuns(waiting)[0]) {
    if (!arm(place, reached)) waiting = waiting.filter((run) => run !== reached);
  }
  let found: { run: Run; at: number } | null = null;
  for (const run of unheld(waiting)) {
    if (run.dueAt !== null && (found === null || run.dueAt.getTime() < found.at))
      found = { run, at: run.dueAt.getTime() };
  }
  return found;
}

function arm({ script, card, stay, zone }: Place, run: Run): boolean {
  const from = endAbove(stay, run);
  const moment = simMoment(script, run.robot, { card, stay, now: from, zone, from, isReached: true });
  if (moment.kind !== "at") return false;
  run.dueAt = moment.at;
  return true;
}

/** The moment to which the hours put a due run off, or null when it may act now. */
export function putOff({ script, stay, zone, now }: Place, run: Run): Date | null {
  const { timing } = run.robot;
  if (!run.robot.isClientFacing && timing.workingTime === "any") return null;
  const reach = run.robot.isClientFacing ? reachOf(script, stay, zone) : null;
  const fit = throughHours(now, { timing, calendar: needsCalendar(timing) ? script.calendar : null, reach });
  return fit > now ? fit : null;
}

/** The other arm of a branch, with all arms within it, is left out. */
export function leaveArms(stay: Stay, branchId: number, taken: "then" | "else" | null, now: Date): void {
  const out = new Set<number>();
  for (const run of stay.runs) {
    const isOut = run.parentId === branchId ? run.robot.arm !== taken : run.parentId !== null && out.has(run.parentId);
    if (!isOut || run.state !== "waiting") continue;
    out.add(run.ruleId);
    finish(run, "skipped", now);
  }
}

export function finish(run: Run, state: Run["state"], now: Date): void {
  run.state = state;
  run.finishedAt = now;
}

export function cancelAll(stay: Stay, now: Date): void {
  for (const run of waitingOf(stay)) finish(run, "cancelled", now);
}

/** Ends the stay; what does not mind goes on waiting behind. */
export function leave(card: SimCard, now: Date): void {
  const { stay } = card;
  if (!stay) return;
  stay.isLeft = true;
  const ended = new Set<number>();
  for (const run of waitingOf(stay)) {
    if (!run.robot.timing.cancelOnLeave && (run.parentId === null || !ended.has(run.parentId))) continue;
    ended.add(run.ruleId);
    finish(run, "cancelled", now);
    run.isLeft = true;
  }
  if (waitingOf(stay).length > 0) card.behind.push(stay);
}

/** A move taken back: the former stay goes on with what leaving had cancelled. */
export function takeBack(card: SimCard, now: Date): boolean {
  const former = card.stay?.former;
  if (!card.stay || !former) return false;
  cancelAll(card.stay, now);
  card.behind = card.behind.filter((stay) => stay !== former);
  former.isLeft = false;
  for (const run of former.runs) {
    if (!run.isLeft) continue;
    run.isLeft = false;
    run.state = "waiting";
    run.finishedAt = null;
  }
  card.stay = former;
  return true;
}
