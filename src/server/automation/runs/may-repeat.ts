import { robotNamed } from "../catalogue.ts";
import type { RunSpec, RunState } from "../tables.ts";

interface Ended {
  name: string;
  state: RunState;
  spec: Pick<RunSpec, "timing">;
  left_at: Date | null;
}

/** Whether a person may try it again: it failed, no part of its effect may have happened outside, its stay still counts. */
export const mayRepeat = (run: Ended): boolean =>
  run.state === "failed" && isSafeToRepeat(run.name) && (run.left_at === null || !run.spec.timing.cancelOnLeave);

export function isSafeToRepeat(name: string): boolean {
  const robot = robotNamed(name);
  return robot !== undefined && robot.isUnsafeToRepeat !== true;
}
