import type { Timing } from "../../../api/automation-timing.ts";

// The order of one stay. A robot "after the previous" waits until every such robot above it is finished, whatever came
// of it; parallel robots wait for nobody and hold nobody. Robots in an arm wait for their branch; a parallel branch
// begins a chain of its own. Further rounds of a repeated robot run beside the chain.

export interface WaitingRun {
  id: number;
  ruleId: number;
  /** Null: not known yet. */
  dueAt: Date | null;
  order: Timing["order"];
  round: number;
  /** The branch in whose arm it stands. */
  parentId: number | null;
  /** The chain it belongs to: 0, or the parallel branch that began one. */
  chain: number;
  /** Its moment is counted from the end of the robot above. */
  isFromPrevious: boolean;
}

/** The run to do now, of the waiting runs of one stay in order of position; null when all must wait. */
export function nextRun<T extends WaitingRun>(waiting: readonly T[], now: Date): T | null {
  return unheld(waiting).find((run) => run.dueAt !== null && run.dueAt <= now) ?? null;
}

/** Runs whose robot above has ended, so that their moment can now be counted. */
export const reachedRuns = <T extends WaitingRun>(waiting: readonly T[]): T[] =>
  unheld(waiting).filter((run) => run.dueAt === null && run.isFromPrevious);

/** Those that nothing above them keeps waiting. */
export function unheld<T extends WaitingRun>(waiting: readonly T[]): T[] {
  const branches = new Set(waiting.filter((run) => run.round === 1).map((run) => run.ruleId));
  const held = new Set<number>();
  return waiting.filter((run) => {
    const inChain = run.order === "after-previous" && run.round === 1;
    const waitsAbove = inChain || (run.isFromPrevious && run.dueAt === null);
    const isHeld = (run.parentId !== null && branches.has(run.parentId)) || (waitsAbove && held.has(run.chain));
    if (inChain) held.add(run.chain);
    return !isHeld;
  });
}

interface InTree {
  ruleId: number;
  parentId: number | null;
  arm: "then" | "else" | null;
  position: number;
  timing: Timing;
}

/** Robots of a stage as people read them: each branch followed by its arms. A robot whose branch is not there is left out. */
export function inTreeOrder<T extends InTree>(robots: readonly T[]): (T & { chain: number })[] {
  const children = Map.groupBy(robots, (robot) => robot.parentId);
  const ordered: (T & { chain: number })[] = [];
  const walk = (parentId: number | null, chain: number): void => {
    const here = children.get(parentId) ?? [];
    for (const robot of here.toSorted(bySide)) {
      ordered.push({ ...robot, chain });
      walk(robot.ruleId, robot.timing.order === "parallel" ? robot.ruleId : chain);
    }
  };
  walk(null, 0);
  return ordered;
}

const bySide = (a: InTree, b: InTree): number =>
  Number(a.arm === "else") - Number(b.arm === "else") || a.position - b.position || a.ruleId - b.ruleId;
