import type { Condition } from "../../../api/automation.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import type { Card } from "../define.ts";
import { factsOf } from "../facts.ts";
import { compileCondition, type Compiled } from "./rules.ts";

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
  return compiled.holds(await factsOf(ctx, card, compiled.fields));
}
