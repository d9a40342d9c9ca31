import type { Ctx } from "../../kernel/ctx.ts";
import { namesValue } from "./rules.ts";

interface Named {
  id: number;
  name: string;
  params: Record<string, unknown>;
  condition: unknown;
  timing: unknown;
}

/** Every rule that acts or is drafted; a rule in both counts once if either names the value. */
export async function rulesThatMayName(ctx: Ctx): Promise<Named[]> {
  const published = await ctx.db
    .selectFrom("automation_rules")
    .select(["id", "name", "params", "condition", "timing"])
    .where("removed_at", "is", null)
    .execute();
  const drafts = await ctx.db.selectFrom("automation_drafts").select("rules").execute();
  return [...published, ...drafts.flatMap((draft) => draft.rules)];
}

export const countUses = (rules: readonly Named[], kind: "constant" | "variable", code: string): number =>
  new Set(rules.filter((rule) => namesValue(rule, kind, code)).map((rule) => rule.id)).size;
