import type { Ctx } from "../../kernel/ctx.ts";
import { invalid } from "../../kernel/errors.ts";
import { positionBetween } from "../rules.ts";
import type { RuleKind } from "../tables.ts";
import { lastPosition } from "./add-rule.ts";

interface Placed {
  id: number;
  kind: RuleKind;
  stage_id: number;
  position: number;
}
interface Wish {
  stageId: number;
  aboveId: number | null;
  belowId: number | null;
}

/** The rule's place beside the named neighbours; without any it keeps its place, or goes last on another stage. */
export async function placeRule(ctx: Ctx, rule: Placed, wish: Wish): Promise<number> {
  if (wish.aboveId === null && wish.belowId === null) {
    return wish.stageId === rule.stage_id ? rule.position : lastPosition(ctx, wish.stageId, rule.kind);
  }
  const found = between(await others(ctx, rule, wish.stageId), wish);
  if (found !== null) return found;
  // Halved too often: number the stage anew and ask again, there is room now.
  await renumber(ctx, await others(ctx, rule, wish.stageId));
  return between(await others(ctx, rule, wish.stageId), wish) ?? lastPosition(ctx, wish.stageId, rule.kind);
}

interface Neighbour {
  id: number;
  position: number;
}

/** With one neighbour named, the other is whoever stands on its far side. */
function between(rules: readonly Neighbour[], { aboveId, belowId }: Wish): number | null {
  const aboveIndex =
    aboveId === null
      ? rules.findIndex((rule) => rule.id === belowId) - 1
      : rules.findIndex((rule) => rule.id === aboveId);
  if (aboveId !== null && aboveIndex < 0) throw invalid({ beforeId: "unknown" });
  if (aboveId === null && aboveIndex < -1) throw invalid({ afterId: "unknown" });
  return positionBetween(rules[aboveIndex]?.position ?? null, rules[aboveIndex + 1]?.position ?? null);
}

const others = (ctx: Ctx, rule: Placed, stageId: number): Promise<Neighbour[]> =>
  ctx.db
    .selectFrom("automation_rules")
    .select(["id", "position"])
    .where("stage_id", "=", stageId)
    .where("kind", "=", rule.kind)
    .where("id", "!=", rule.id)
    .where("removed_at", "is", null)
    .orderBy("position")
    .orderBy("id")
    .forUpdate()
    .execute();

async function renumber(ctx: Ctx, rules: readonly Neighbour[]): Promise<void> {
  for (const [i, rule] of rules.entries())
    await ctx.db
      .updateTable("automation_rules")
      .set({ position: i + 1 })
      .where("id", "=", rule.id)
      .execute();
}
