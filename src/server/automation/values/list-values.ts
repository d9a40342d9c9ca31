import type { Ctx } from "../../kernel/ctx.ts";
import { toView, type ValueView } from "./find-value.ts";
import { countUses, rulesThatMayName } from "./value-uses.ts";

/** Constants and variables by title, with how many rules name each. */
export async function listValues(ctx: Ctx): Promise<ValueView[]> {
  const rows = await ctx.db
    .selectFrom("automation_values")
    .selectAll()
    .where("removed_at", "is", null)
    .orderBy("kind")
    .orderBy("title")
    .orderBy("id")
    .execute();
  if (rows.length === 0) return [];
  const rules = await rulesThatMayName(ctx);
  return rows.map((row) => toView(row, countUses(rules, row.kind, row.code)));
}
