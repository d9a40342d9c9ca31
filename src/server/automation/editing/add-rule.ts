import type { z } from "zod";
import { Timing, type addRule as addRuleEndpoint } from "../../../api/automation.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { getRule, type RuleView } from "../reading/get-rules.ts";
import { atOnce } from "../rules.ts";
import { checkRule } from "./check-rule.ts";

export type NewRule = z.input<typeof addRuleEndpoint.body> & { stageId: number };

/** Puts a robot or trigger last on a stage. Cards that stand there already are not touched. */
export const addRule = (ctx: Ctx, input: NewRule): Promise<RuleView> =>
  inTx(ctx, async (ctx) => {
    const condition = input.condition ?? null;
    const params = checkRule({ ...input, condition });
    const row = await ctx.db
      .insertInto("automation_rules")
      .values({
        stage_id: input.stageId,
        kind: input.kind,
        name: input.name,
        title: input.title?.trim() ?? "",
        params: JSON.stringify(params),
        timing: JSON.stringify(Timing.parse(input.timing ?? atOnce)),
        condition: condition && JSON.stringify(condition),
        allow_back: input.allowBack ?? false,
        position: await lastPosition(ctx, input.stageId, input.kind),
        is_on: input.isOn ?? true,
        changed_at: ctx.now,
        changed_by: ctx.actor.kind === "employee" ? ctx.actor.id : null,
      })
      .returning("id")
      .executeTakeFirstOrThrow()
      .catch(withoutStage);
    await emit(
      ctx,
      "automation.changed",
      { subjectId: row.id },
      { stageId: input.stageId, ruleId: row.id, kind: input.kind, change: "added" },
    );
    return getRule(ctx, row.id);
  });

export async function lastPosition(ctx: Ctx, stageId: number, kind: "robot" | "trigger"): Promise<number> {
  const last = await ctx.db
    .selectFrom("automation_rules")
    .select((eb) => eb.fn.max("position").as("position"))
    .where("stage_id", "=", stageId)
    .where("kind", "=", kind)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  return (last?.position ?? 0) + 1;
}

const FOREIGN_KEY = "23503";

/** Stages belong to a higher floor: their key in the database says whether there is one. */
export function withoutStage(error: unknown): never {
  if (error instanceof Error && "code" in error && error.code === FOREIGN_KEY) throw notFound("stage");
  throw error;
}
