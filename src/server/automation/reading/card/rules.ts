import type { Timing } from "../../../../api/automation-timing.ts";

// What a person is told of the waiting robots of one stay, given in their order: what each waits for, and what would
// stop it. The order itself is the engine's: runs/rules.ts.

export interface WaitingRobot {
  ruleId: number;
  round: number;
  /** By the facts of now; null when it is not known. */
  dueAt: Date | null;
  parentId: number | null;
  /** The chain it belongs to: 0, or the parallel branch that began one. */
  chain: number;
  timing: Timing;
  hasCondition: boolean;
  /** The trigger whose event it waits for. */
  awaits: string | null;
  /** It keeps the responsible's shift, has come due or been put off, and the shift is not on. */
  waitsForShift: boolean;
  /** When it runs it may cancel what waits in its stay. */
  stopsOthers: boolean;
}

export type WaitsFor = "time" | "previous" | "branch" | "empty-date" | "event" | "shift";
export type Stop =
  | "leave-stage"
  | "condition-false"
  | "date-cleared"
  | "branch"
  | "person"
  | "stop-chain"
  | "failure-above";

/** A robot whose own moment is no earlier than all above it is told that moment: the order will not put it off. */
export function waitsForOf(waiting: readonly WaitingRobot[]): WaitsFor[] {
  const branches = branchesOf(waiting);
  const heldUntil = new Map<number, Date | "unknown">();
  return waiting.map((robot) => {
    const above = heldUntil.get(robot.chain);
    const told = waitsForOne(robot, branches, above);
    if (isInChain(robot)) heldUntil.set(robot.chain, laterOf(above, told === "time" ? robot.dueAt : null));
    return told;
  });
}

function waitsForOne(
  robot: WaitingRobot,
  branches: ReadonlySet<number>,
  above: Date | "unknown" | undefined,
): WaitsFor {
  if (robot.awaits !== null) return "event";
  if (robot.parentId !== null && branches.has(robot.parentId)) return "branch";
  if (robot.dueAt === null) return robot.timing.delay.kind === "date" ? "empty-date" : "previous";
  if (isInChain(robot) && above !== undefined && (above === "unknown" || above > robot.dueAt)) return "previous";
  return robot.waitsForShift ? "shift" : "time";
}

const laterOf = (above: Date | "unknown" | undefined, own: Date | null): Date | "unknown" => {
  if (above === "unknown" || own === null) return "unknown";
  return above !== undefined && above > own ? above : own;
};

/** What would keep it from running, as far as the rules and the rows tell. */
export function stopsOf(waiting: readonly WaitingRobot[]): Stop[][] {
  const branches = branchesOf(waiting);
  return waiting.map((robot, i) => {
    const above = waiting.slice(0, i);
    const stops: Stop[] = [];
    if (robot.timing.cancelOnLeave) stops.push("leave-stage");
    if (robot.awaits === null && robot.hasCondition) stops.push("condition-false");
    if (robot.awaits === null && losesItsDate(robot)) stops.push("date-cleared");
    if (robot.parentId !== null && branches.has(robot.parentId)) stops.push("branch");
    stops.push("person");
    const mayEndFirst = (other: WaitingRobot, at: number) => at < i || (at > i && other.timing.order === "parallel");
    if (waiting.some((other, at) => other.stopsOthers && mayEndFirst(other, at))) stops.push("stop-chain");
    if (above.some((other) => other.timing.onFailure.kind !== "go-on")) stops.push("failure-above");
    return stops;
  });
}

function losesItsDate({ round, timing: { delay } }: WaitingRobot): boolean {
  return round === 1 && delay.kind === "date" && delay.ifEmpty !== "at-once";
}

const isInChain = ({ timing, round }: WaitingRobot): boolean => timing.order === "after-previous" && round === 1;

const branchesOf = (waiting: readonly WaitingRobot[]): Set<number> =>
  new Set(waiting.filter((robot) => robot.round === 1).map((robot) => robot.ruleId));
