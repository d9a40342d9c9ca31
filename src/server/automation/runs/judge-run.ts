import { workCalendar } from "../../kernel/calendar.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { cards } from "../catalogue.ts";
import { clockFor, compiledOf } from "../conditions/compiled.ts";
import { compileCondition, type Compiled } from "../conditions/rules.ts";
import type { FactValue } from "../define.ts";
import { factsOf } from "../facts.ts";
import { dayIn, momentOf, needsCalendar, throughHours } from "../rules.ts";
import { dateField, isClientFacing, reachOf } from "./due-times.ts";
import type { Judged, Run } from "./claim-run.ts";

export type RunVerdict =
  | { kind: "go"; judged: Judged | null }
  | { kind: "skip"; reason: string; judged: Judged | null }
  /** Null: until its date is known again. */
  | { kind: "later"; at: Date | null };

/** How long a robot that keeps the responsible's shift is put off before it looks again. */
export const SHIFT_PAUSE_MS = 600_000;

/**
 * Looks at a due run once more, on what is true now: its date, the hours of the firm and of the client, the
 * responsible's shift, then its condition. Only what the run depends on is read.
 */
export async function judgeRun(ctx: Ctx, run: Run): Promise<RunVerdict> {
  const condition = compiledOf({ id: run.rule_id, changedAt: run.spec.changedAt, condition: run.spec.condition });
  const { repeat } = run.spec.timing;
  const until = repeat?.until && run.round > 1 ? compileCondition(repeat.until) : null;
  const field = run.round === 1 ? dateField(run.spec.timing) : null;
  const facts = await factsFor(ctx, run, [condition, until], field);
  const moment = await momentNow(ctx, run, field === null ? null : dayIn(facts[field]));
  if (moment !== null) return moment;
  const judged = valuesOf(condition, facts);
  if (until?.holds(facts, await clockFor(ctx, until))) return { kind: "skip", reason: "until-holds", judged };
  if (!condition.holds(facts, await clockFor(ctx, condition)))
    return { kind: "skip", reason: "condition-false", judged };
  return { kind: "go", judged };
}

function factsFor(
  ctx: Ctx,
  run: Run,
  conditions: readonly (Compiled | null)[],
  field: string | null,
): Promise<Record<string, FactValue>> {
  const fields = [
    ...conditions.flatMap((compiled) => [...(compiled?.fields ?? [])]),
    ...(field === null ? [] : [field]),
  ];
  if (fields.length === 0) return Promise.resolve({});
  return factsOf(ctx, { matterId: run.matter_id, clientId: run.client_id, entryId: run.entry_id }, fields);
}

/** Null when the moment has come. */
async function momentNow(ctx: Ctx, run: Run, date: string | null): Promise<RunVerdict | null> {
  const { timing } = run.spec;
  const reaches = isClientFacing(run.name);
  const isDated = run.round === 1 && timing.delay.kind === "date";
  if (!isDated && !reaches && timing.workingTime === "any") return null;
  const calendar = needsCalendar(timing) ? await workCalendar(ctx) : null;
  const reach = reaches
    ? await reachOf(ctx, run.client_id, run.actor_kind === "employee" ? run.entered_at : null)
    : null;
  if (isDated) {
    // That the moment is past is why the run is here.
    const delay = { ...timing.delay, ...(timing.delay.kind === "date" ? { ifPast: "at-once" as const } : {}) };
    const moment = momentOf({
      timing: { ...timing, delay },
      from: run.entered_at,
      now: ctx.now,
      calendar,
      date,
      reach,
    });
    if (moment.kind === "skip") return { kind: "skip", reason: moment.reason, judged: null };
    if (moment.kind === "unknown") return { kind: "later", at: null };
    if (moment.at > ctx.now) return { kind: "later", at: moment.at };
  }
  const fit = throughHours(ctx.now, { timing, calendar, reach });
  if (fit > ctx.now) return { kind: "later", at: fit };
  if (timing.workingTime !== "responsible" || (await cards().isResponsibleOnShift(ctx, run.matter_id))) return null;
  return { kind: "later", at: new Date(ctx.now.getTime() + SHIFT_PAUSE_MS) };
}

/** What the condition saw, for the journal. */
function valuesOf(condition: Compiled, facts: Readonly<Record<string, FactValue>>): Judged | null {
  if (condition.fields.size === 0) return null;
  return Object.fromEntries([...condition.fields].map((field) => [field, facts[field] ?? null]));
}
