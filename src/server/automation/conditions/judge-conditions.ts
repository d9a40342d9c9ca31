import type { Condition } from "../../../api/automation-timing.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import type { Card } from "../define.ts";
import { factsOf } from "../facts.ts";
import { clockFor } from "./compiled.ts";
import { compileCondition } from "./rules.ts";

/** Which of many conditions hold for a card, on one reading of its facts; no condition always holds. */
export async function judgeConditions(ctx: Ctx, card: Card, conditions: readonly (Condition | null)[]) {
  const compiled = conditions.map(compileCondition);
  const fields = new Set(compiled.flatMap((one) => [...one.fields]));
  const facts = fields.size === 0 ? {} : await factsOf(ctx, card, fields);
  const dated = compiled.find((one) => one.needsClock);
  const clock = dated ? await clockFor(ctx, dated) : null;
  return compiled.map((one) => one.holds(facts, clock));
}
