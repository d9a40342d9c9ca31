import { robotNamed } from "../catalogue.ts";
import type { RunSpec, RunState } from "../tables.ts";

interface Ended {
  name: string;
  state: RunState;
  spec: Pick<RunSpec, "timing">;
  left_at: Date | null;
}

/** Why it may not be tried again; null when it failed, its stay still counts, and no part of its effect may have happened outside. */
export function whyNotRepeat(run: Ended): "not-failed" | "left-stage" | "unsafe-to-repeat" | null {
  if (run.state !== "failed") return "not-failed";
  if (run.left_at !== null && run.spec.timing.cancelOnLeave) return "left-stage";
  return isUnsafe(run.name) ? "unsafe-to-repeat" : null;
}

const isUnsafe = (name: string): boolean => robotNamed(name)?.isUnsafeToRepeat === true;

/** One that this program does not know would only fail again. */
export const isSafeToRepeat = (name: string): boolean => robotNamed(name) !== undefined && !isUnsafe(name);

/** Whether people are offered to try it again. */
export const mayRepeat = (run: Ended): boolean => whyNotRepeat(run) === null && isSafeToRepeat(run.name);
