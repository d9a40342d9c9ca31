import type { Cause, Ctx } from "../kernel/ctx.ts";
import { emit, MAX_DEPTH, type Subject } from "../kernel/events.ts";

// A chain that became too long must end where people see it. So news of its end may be told at the limit instead of
// past it; nothing can go on from there, since no trigger may listen to robot.refused (catalogue.ts).

/** Room for one more step after it, so that people can be notified. */
const REFUSAL_DEPTH = MAX_DEPTH - 2;

/** Tells people that automation wanted to act and was not let. */
export const tellRefused = (ctx: Ctx, about: Subject, data: { runId?: number; reason: string }): Promise<Cause> =>
  emit({ ...ctx, cause: atMost(ctx.cause, REFUSAL_DEPTH) }, "robot.refused", about, data);

/** Tells that a robot failed for good. Triggers may answer it, so it counts as a step like any other, up to the last one. */
export const tellFailed = (ctx: Ctx, about: Subject, data: { runId: number; reason: string }): Promise<Cause> =>
  emit({ ...ctx, cause: atMost(ctx.cause, MAX_DEPTH - 1) }, "robot.failed", about, data);

const atMost = (cause: Cause | null, depth: number): Cause | null =>
  cause && cause.depth > depth ? { ...cause, depth } : cause;
