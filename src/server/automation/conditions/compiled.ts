import type { Condition } from "../../../api/automation-timing.ts";
import { workCalendar } from "../../kernel/calendar.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { dayOf } from "../../kernel/working-time.ts";
import type { Card } from "../define.ts";
import { factsOf } from "../facts.ts";
import { compileCondition, type Compiled, type ConditionClock } from "./rules.ts";

const MOST_KEPT = 2000;
// Conditions are compiled once for a version of a rule, not for each event; a changed rule has a new key.
const kept = new Map<string, Compiled>();

export function compiledOf(rule: { id: number; changedAt: string; condition: Condition | null }): Compiled {
  const key = `${rule.id}:${rule.changedAt}`;
  const known = kept.get(key);
  if (known) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const compiled = compileCondition(rule.condition);
  kept.set(key, compiled);
  return compiled;
}

/** Judges on the card's facts of this moment; only the sources that the condition names are read. */
export async function conditionHolds(
  ctx: Ctx,
  card: Card,
  rule: { id: number; changedAt: string; condition: Condition | null },
): Promise<boolean> {
  if (!rule.condition) return true;
  const compiled = compiledOf(rule);
  return compiled.holds(await factsOf(ctx, card, compiled.fields), await clockFor(ctx, compiled));
}

/** The same for a condition that stands in a robot's settings; compiled anew each time. */
export async function judgeCondition(ctx: Ctx, card: Card, condition: Condition): Promise<boolean> {
  const compiled = compileCondition(condition);
  return compiled.holds(await factsOf(ctx, card, compiled.fields), await clockFor(ctx, compiled));
}

/** Read only for conditions that count with dates. */
export async function clockFor(ctx: Ctx, compiled: Compiled): Promise<ConditionClock | null> {
  if (!compiled.needsClock) return null;
  const calendar = await workCalendar(ctx);
  return { today: dayOf(ctx.now, calendar.zone), calendar };
}
