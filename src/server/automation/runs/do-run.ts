import type { Actor, Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import { inTx } from "../../kernel/tx.ts";
import { cards, robotNamed } from "../catalogue.ts";
import type { Awaiting } from "../define.ts";
import { enqueueEntry } from "../queue.ts";
import type { RunSpec } from "../tables.ts";
import { claimRun, type Judged, type Outcome, type Picked, type Run } from "./claim-run.ts";
import { BRANCH, finishRun } from "./finish-run.ts";
import { judgeRun } from "./judge-run.ts";
import { recordFailure } from "./record-failure.ts";

/** finished: nothing else of its stay has changed. changed: it, or others of its stay, must be read anew. gone: somebody else did it or put it off. */
export type Done = "finished" | "changed" | "gone";

/** Does one due run; its effect and its "done" are one transaction. */
export async function doRun(ctx: Ctx, picked: Picked): Promise<Done> {
  try {
    // no event: the robot's verbs emit their own, and the run's row says what came of it.
    return await inTx(ctx, async (ctx) => {
      // The card first, as every mover does; the run's row after it.
      await cards().lock(ctx, picked.matterId);
      const run = await claimRun(ctx, picked.id);
      return run ? await carryOut(ctx, run) : "gone";
    });
  } catch (error) {
    await recordFailure(ctx, picked, error);
    return "changed";
  }
}

async function carryOut(ctx: Ctx, run: Run): Promise<Done> {
  const over = whyOver(run);
  if (over !== null) return end(ctx, run, { state: "cancelled", reason: over, result: null, judged: null });
  // The end of its patience: the robot itself has run already.
  if (run.awaits !== null) return end(ctx, run, { state: "done", reason: null, result: { came: false } });
  const verdict = await judgeRun(ctx, run);
  if (verdict.kind === "later") return putOff(ctx, run, verdict.at);
  if (verdict.kind === "skip")
    return end(ctx, run, { state: "skipped", reason: verdict.reason, result: null, judged: verdict.judged });
  const result = await runRobot(ctx, run);
  if (isAwaiting(result)) return goOnWaiting(ctx, run, result.await, verdict.judged);
  return end(ctx, run, { state: "done", reason: null, result: result ?? null, judged: verdict.judged });
}

/** A branch decides over its arms, and an unmet patience may stop the chain. */
async function end(ctx: Ctx, run: Run, outcome: Outcome): Promise<Done> {
  await finishRun(ctx, run, outcome);
  return run.name === BRANCH || run.awaits !== null ? "changed" : "finished";
}

function whyOver(run: Run): string | null {
  return run.left_at !== null && run.spec.timing.cancelOnLeave ? "left-stage" : null;
}

/** Not a try: the robot has done nothing yet. */
async function putOff(ctx: Ctx, run: Run, at: Date | null): Promise<Done> {
  await ctx.db.updateTable("robot_runs").set({ due_at: at }).where("id", "=", run.id).execute();
  if (at) enqueueEntry(ctx, run.entry_id, at);
  return "changed";
}

async function runRobot(ctx: Ctx, run: Run): Promise<Record<string, unknown> | Awaiting | void> {
  const robot = robotNamed(run.name);
  if (!robot) throw refused("unknown-robot", { name: run.name });
  const params = robot.params.safeParse(run.spec.params);
  if (!params.success) throw refused("wrong-params", { name: run.name });
  return robot.run(asRobot(ctx, run), {
    card: {
      matterId: run.matter_id,
      clientId: run.client_id,
      stageId: run.stage_id,
      entryId: run.entry_id,
      runId: run.id,
    },
    params: params.data,
    onceKey: `run:${run.id}`,
    title: run.title,
  });
}

/** What the robot changes is its own doing and a consequence of what brought the card here. */
function asRobot(ctx: Ctx, run: Run): Ctx {
  const actor: Actor = { kind: "robot", id: run.id };
  return { ...ctx, actor, cause: run.cause_id === null ? null : { eventId: run.cause_id, depth: run.depth } };
}

const isAwaiting = (result: Record<string, unknown> | Awaiting | void): result is Awaiting =>
  typeof result === "object" && "await" in result;

async function goOnWaiting(ctx: Ctx, run: Run, awaited: Awaiting["await"], judged: Judged | null): Promise<Done> {
  const spec: RunSpec = { ...run.spec, awaitParams: awaited.params, awaitSince: ctx.now.toISOString() };
  await ctx.db
    .updateTable("robot_runs")
    .set({
      awaits: awaited.trigger,
      due_at: awaited.until,
      spec: JSON.stringify(spec),
      judged: judged && JSON.stringify(judged),
    })
    .where("id", "=", run.id)
    .where("state", "=", "waiting")
    .execute();
  enqueueEntry(ctx, run.entry_id, awaited.until);
  return "changed";
}
