import type { Ctx } from "../../../kernel/ctx.ts";
import { HouseError } from "../../../kernel/errors.ts";
import { robotNamed } from "../../catalogue.ts";
import { clockFor, compiledOf } from "../../conditions/compiled.ts";
import type { Card, FactValue } from "../../define.ts";
import { factsOf } from "../../facts.ts";
import { dateField } from "../../runs/due-times.ts";
import type { Judged } from "../../runs/claim-run.ts";
import type { Waiting } from "./waiting-runs.ts";

type Facts = Readonly<Record<string, FactValue>>;

/** Facts that the conditions and dates of the runs ask for, read once for all of them; null when they cannot be read. */
export function readableFacts(ctx: Ctx, card: Card, runs: readonly Waiting[]): Promise<Facts | null> {
  return orNull(ctx, "facts", async () => {
    const fields = runs.flatMap((run) => [...conditionOf(run).fields, ...datesOf(run)]);
    return fields.length === 0 ? {} : factsOf(ctx, card, fields);
  });
}

/** Whether the run's condition would hold now, and what it saw; a run that waits for an event was judged before. */
export async function judgedNow(
  ctx: Ctx,
  run: Waiting,
  facts: Facts | null,
): Promise<{ holdsNow: boolean | null; judged: Judged | null }> {
  if (run.awaits !== null) return { holdsNow: null, judged: run.judged };
  if (run.spec.condition === null || facts === null) return { holdsNow: null, judged: null };
  const found = await orNull(ctx, run.name, async () => {
    const condition = conditionOf(run);
    const judged = Object.fromEntries([...condition.fields].map((field) => [field, facts[field] ?? null]));
    return { holdsNow: condition.holds(facts, await clockFor(ctx, condition)), judged };
  });
  return found ?? { holdsNow: null, judged: null };
}

/** What the robot would say or do, in words; null when it has none or refuses. */
export function previewNow(ctx: Ctx, card: Card, run: Waiting): Promise<string | null> {
  const robot = robotNamed(run.name);
  const params = robot?.params.safeParse(run.spec.params);
  if (!robot?.preview || !params?.success) return Promise.resolve(null);
  return orNull(ctx, run.name, async () => (await robot.preview?.(ctx, { card, params: params.data })) ?? null);
}

function datesOf(run: Waiting): string[] {
  const field = dateField(run.spec.timing);
  return field === null ? [] : [field];
}

const conditionOf = (run: Waiting) =>
  compiledOf({ id: run.rule_id, changedAt: run.spec.changedAt, condition: run.spec.condition });

/** One robot that cannot be looked at leaves its own line short and the rest of the card readable; the fault is logged. */
async function orNull<T>(ctx: Ctx, what: string, look: () => Promise<T | null>): Promise<T | null> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof HouseError)) ctx.log.error({ err: error, what }, "a waiting robot could not be looked at");
    return null;
  }
}
