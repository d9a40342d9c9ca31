import type { Actor, Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import { inTx } from "../../kernel/tx.ts";
import { cards, robotNamed } from "../catalogue.ts";
import { conditionHolds } from "../conditions/compiled.ts";
import type { RunSpec, RunState } from "../tables.ts";
import { recordFailure, type Picked } from "./record-failure.ts";

/** Does one due run; its effect and its "done" are one transaction. False when somebody else holds it. */
export async function doRun(ctx: Ctx, picked: Picked): Promise<boolean> {
  try {
    // no event: the robot's verbs emit their own, and the run's row says what came of it.
    return await inTx(ctx, async (ctx) => {
      // The card first, as every mover does; the run's row after it.
      await cards().lock(ctx, picked.matterId);
      const run = await claim(ctx, picked.id);
      if (!run) return false;
      await finish(ctx, run.id, await outcomeOf(ctx, run));
      return true;
    });
  } catch (error) {
    await recordFailure(ctx, picked, error);
    return true;
  }
}

const claim = (ctx: Ctx, id: number) =>
  ctx.db
    .selectFrom("robot_runs")
    .innerJoin("stage_entries", "stage_entries.id", "robot_runs.entry_id")
    .innerJoin("automation_rules", "automation_rules.id", "robot_runs.rule_id")
    .select([
      "robot_runs.id",
      "entry_id",
      "rule_id",
      "robot_runs.matter_id",
      "robot_runs.client_id",
      "robot_runs.stage_id",
      "robot_runs.name",
      "robot_runs.title",
      "spec",
      "left_at",
      "cause_id",
      "depth",
      "removed_at",
    ])
    .where("robot_runs.id", "=", id)
    .where("state", "=", "waiting")
    .where("due_at", "<=", ctx.now)
    .forUpdate("robot_runs")
    .skipLocked()
    .executeTakeFirst();

type Run = NonNullable<Awaited<ReturnType<typeof claim>>>;
interface Outcome {
  state: RunState;
  reason: string | null;
  result: Record<string, unknown> | null;
}

async function outcomeOf(ctx: Ctx, run: Run): Promise<Outcome> {
  const spec: RunSpec = run.spec;
  // Only a rule removed in the very moment of the entry comes as far as here: removing it cancels what waits.
  if (run.removed_at !== null) return { state: "cancelled", reason: "rule-removed", result: null };
  if (run.left_at !== null && spec.timing.cancelOnLeave)
    return { state: "cancelled", reason: "left-stage", result: null };
  const card = { matterId: run.matter_id, clientId: run.client_id };
  if (!(await conditionHolds(ctx, card, { id: run.rule_id, changedAt: spec.changedAt, condition: spec.condition }))) {
    return { state: "skipped", reason: "condition-false", result: null };
  }
  const robot = robotNamed(run.name);
  if (!robot) throw refused("unknown-robot", { name: run.name });
  const params = robot.params.safeParse(spec.params);
  if (!params.success) throw refused("wrong-params", { name: run.name });
  const result = await robot.run(asRobot(ctx, run), {
    card: { ...card, stageId: run.stage_id, entryId: run.entry_id, runId: run.id },
    params: params.data,
    onceKey: `run:${run.id}`,
    title: run.title,
  });
  return { state: "done", reason: null, result: result ?? null };
}

/** What the robot changes is its own doing and a consequence of what brought the card here. */
function asRobot(ctx: Ctx, run: Run): Ctx {
  const actor: Actor = { kind: "robot", id: run.id };
  return { ...ctx, actor, cause: run.cause_id === null ? null : { eventId: run.cause_id, depth: run.depth } };
}

/** By id alone: a robot that moved its own card has already cancelled everything that waited there, itself included. */
const finish = (ctx: Ctx, id: number, { state, reason, result }: Outcome) =>
  ctx.db
    .updateTable("robot_runs")
    .set({ state, reason, result: result && JSON.stringify(result), finished_at: ctx.now })
    .where("id", "=", id)
    .execute();
