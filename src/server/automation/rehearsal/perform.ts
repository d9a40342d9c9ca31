import { MAX_DEPTH } from "../../kernel/events.ts";
import { waitUntil } from "../own/rules.ts";
import { MAX_AUTOMATIC_STAYS_AN_HOUR, mostRounds } from "../rules.ts";
import { holds, simMoment } from "./moments.ts";
import { STOP_CHAIN, WAIT_EVENT } from "./script.ts";
import { cancelAll, finish, leave, leaveArms, newStay, putOff, type Place } from "./stay.ts";
import type { PastEvent, Run, SimCard, Tell } from "./world.ts";

/** What a step leads to: a move that others may hear of. */
export type Moved = PastEvent | null;

export interface Step extends Place {
  tell: Tell;
  /** Before the window: what robots did then is past and done, and moves nothing. */
  isQuiet: boolean;
}

/** Does one due run of a stay. */
export function performRun(step: Step, run: Run): Moved {
  const { script, card, stay, now } = step;
  if (run.awaitsSince !== null) return endWait(step, run, false);
  const later = putOff(step, run);
  if (later) {
    run.dueAt = later;
    return null;
  }
  const { until, condition } = run.robot;
  if (until && run.round > 1 && holds(script, until, { card, stay, at: now })) {
    finish(run, "skipped", now);
    return null;
  }
  if (!holds(script, condition, { card, stay, at: now })) {
    finish(run, "skipped", now);
    step.tell(card, now, { kind: "skipped", robot: run.robot });
    if (run.robot.branch) leaveArms(stay, run.ruleId, null, now);
    goOn(step, run);
    return null;
  }
  if (run.robot.name === WAIT_EVENT && beginWait(step, run)) {
    step.tell(card, now, { kind: "ran", robot: run.robot });
    return null;
  }
  finish(run, "done", now);
  const moved = act(step, run);
  if (moved === "refused") return fail(step, run);
  step.tell(card, now, { kind: "ran", robot: run.robot });
  goOn(step, run);
  return moved;
}

/** A guard did not let it: the chain goes on or ends as the robot says. */
function fail(step: Step, run: Run): null {
  const { card, stay, now } = step;
  finish(run, "skipped", now);
  step.tell(card, now, { kind: "skipped", robot: run.robot });
  if (run.robot.timing.onFailure.kind === "go-on") goOn(step, run);
  else cancelAll(stay, now);
  return null;
}

function act(step: Step, run: Run): Moved | "refused" {
  const { script, card, stay, now } = step;
  const { robot } = run;
  if (robot.branch) {
    const arm = holds(script, robot.branch, { card, stay, at: now }) ? "then" : "else";
    stay.results[`result.${robot.ruleId}.arm`] = arm;
    leaveArms(stay, robot.ruleId, arm, now);
  }
  if (robot.name === STOP_CHAIN) {
    cancelAll(stay, now);
    if (robot.params["scope"] === "card") for (const one of [card.stay, ...card.behind]) if (one) cancelAll(one, now);
  }
  if (robot.effect.kind !== "move" || step.isQuiet) return null;
  const toStageId = robot.effect.stageId;
  const isThere = card.stay?.stageId === toStageId;
  return moveCard(step, toStageId, { depth: stay.depth + 1, by: "robot" }) ?? (isThere ? null : "refused");
}

interface WaitParams {
  trigger: { name: string; params: Record<string, unknown> };
  amount: number;
  unit: "minutes" | "hours" | "days" | "working-days";
  onTimeout: "go-on" | "stop";
}

/** Settings of a wait, as its own schema has let them through. */
export function waitParams(run: Run): WaitParams | null {
  const params = run.robot.robot.params.safeParse(run.robot.params);
  return params.success ? (params.data as WaitParams) : null; // parsed by the schema of exactly this robot
}

function beginWait({ script, now }: Step, run: Run): boolean {
  const params = waitParams(run);
  if (!params) return false;
  run.awaitsSince = now;
  run.dueAt = waitUntil(now, params, script.calendar);
  return true;
}

export function endWait(step: Place, run: Run, came: boolean): null {
  step.stay.results[`result.${run.ruleId}.came`] = came;
  finish(run, "done", step.now);
  run.awaitsSince = null;
  if (!came && waitParams(run)?.onTimeout === "stop") cancelAll(step.stay, step.now);
  return null;
}

/** Plans the next round of a repeated or monthly robot, as next-round.ts does. */
function goOn({ script, card, stay, zone, now }: Step, run: Run): void {
  const { timing } = run.robot;
  if (run.round >= mostRounds(timing) || (stay.isLeft && timing.cancelOnLeave)) return;
  if (run.robot.until && holds(script, run.robot.until, { card, stay, at: now })) return;
  const former = timing.delay.kind === "monthly" && run.dueAt ? run.dueAt.getTime() + 1 : 0;
  const from = new Date(Math.max(former, now.getTime()));
  const moment = simMoment(script, run.robot, { card, stay, now, zone, from, round: run.round + 1 });
  if (moment.kind !== "at") return;
  const next: Run = {
    ...run,
    id: stay.runs.length,
    round: run.round + 1,
    dueAt: moment.at,
    state: "waiting",
    finishedAt: null,
  };
  stay.runs.splice(stay.runs.indexOf(run) + 1, 0, next);
  // The one before is of no more account, and a robot of a hundred rounds would keep a hundred rows.
  if (run.round > 1) stay.runs.splice(stay.runs.indexOf(run), 1);
}

const HOUR_MS = 3_600_000;

/** Moves an imagined card; null where the engine's guards would not let it. */
export function moveCard(
  step: Omit<Step, "stay">,
  toStageId: number,
  { depth, by }: { depth: number; by: "hand" | "robot" | "trigger" },
): Moved {
  const { script, card, now, zone } = step;
  if (!card.stay || card.stay.stageId === toStageId || !script.byId.has(toStageId)) return null;
  if (by !== "hand" && (depth > MAX_DEPTH || isTooOften(card, now))) {
    card.isStopped = true;
    return null;
  }
  const fromStageId = card.stay.stageId;
  leave(card, now);
  card.stay = newStay(script, card, zone, { stageId: toStageId, at: now, depth, isUndoable: by === "hand" });
  forgetPast(card);
  if (by !== "hand") card.automatic.push(now.getTime());
  step.tell(card, now, { kind: "entered", stageId: toStageId, fromStageId });
  return movedEvent(card, now, { fromStageId, toStageId, by, depth });
}

function isTooOften(card: SimCard, now: Date): boolean {
  card.automatic = card.automatic.filter((at) => at > now.getTime() - HOUR_MS);
  return card.automatic.length >= MAX_AUTOMATIC_STAYS_AN_HOUR;
}

/** An undo takes back one move: older stays need not be remembered. */
function forgetPast(card: SimCard): void {
  if (card.stay?.former) card.stay.former.former = null;
}

const movedEvent = (
  card: SimCard,
  at: Date,
  { depth, ...data }: { fromStageId: number; toStageId: number; by: string; depth: number },
): PastEvent => ({
  id: 0,
  name: "matter.moved",
  at,
  clientId: card.clientId,
  matterId: card.matterId,
  subjectId: card.matterId,
  data,
  depth,
  actorKind: data.by === "hand" ? "employee" : "robot",
});
