import type { Advice } from "../../api/advice.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { judge } from "./judging/rules.ts";
import type { Facts } from "./judging/facts/rules.ts";
import { readFacts } from "./read-facts.ts";

/** What the ways are on today's facts and rules, and by what they were judged: a record keeps both. */
export async function judgeClient(
  ctx: Ctx,
  clientId: number,
): Promise<{ advice: Advice; inputs: Record<string, unknown>; answers: Facts["answers"] }> {
  const { facts, rules } = await readFacts(ctx, clientId);
  const { day, fields, records, debts, answers } = facts;
  // The calendar and the law are not inputs of a client: the rules stand in the advice itself.
  return { advice: { day, ...judge(facts), rules }, inputs: { fields, records, debts, answers }, answers };
}
