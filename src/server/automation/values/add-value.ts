import type { z } from "zod";
import type { addValue as addValueEndpoint } from "../../../api/automation-values.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { invalid } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { cards } from "../catalogue.ts";
import { editor } from "../versions/read-draft.ts";
import { toView, type ValueView } from "./find-value.ts";
import { forgetValues } from "./known-values.ts";
import { fitsType } from "./rules.ts";
import { countUses, rulesThatMayName } from "./value-uses.ts";

export type NewValue = z.output<typeof addValueEndpoint.body>;

/** Adds a constant, or a variable with what a card holds before anything sets it. */
export const addValue = (ctx: Ctx, input: NewValue): Promise<ValueView> =>
  inTx(ctx, async (ctx) => {
    if (!fitsType(input.type, input.value)) throw invalid({ value: "wrong" });
    if (input.pipelineId !== null && (await cards().stagesOf(ctx, input.pipelineId)).length === 0)
      throw invalid({ pipelineId: "unknown" });
    const row = await ctx.db
      .insertInto("automation_values")
      .values({
        kind: input.kind,
        pipeline_id: input.pipelineId,
        code: input.code,
        title: input.title,
        type: input.type,
        value: JSON.stringify(input.value),
        changed_at: ctx.now,
        changed_by: editor(ctx),
      })
      .onConflict((oc) => oc.columns(["kind", "code"]).where("removed_at", "is", null).doNothing())
      .returningAll()
      .executeTakeFirst();
    if (!row) throw invalid({ code: "taken" });
    forgetValues(ctx);
    await emit(ctx, "automation.values-changed", { subjectId: row.id }, { code: row.code });
    return toView(row, countUses(await rulesThatMayName(ctx), row.kind, row.code));
  });
