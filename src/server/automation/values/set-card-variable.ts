import type { Ctx } from "../../kernel/ctx.ts";
import { invalid, notFound } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { cards } from "../catalogue.ts";
import type { ValueData } from "../tables.ts";
import { variableNamed } from "./find-value.ts";
import { fitsType } from "./rules.ts";

/** Sets a card's variable. The same value once more is no change, and nothing is told. */
export const setCardVariable = (ctx: Ctx, input: { matterId: number; code: string; value: ValueData }): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const variable = await variableNamed(ctx, input.code);
    if (!fitsType(variable.type, input.value)) throw invalid({ value: "wrong" });
    const place = await cards().place(ctx, input.matterId);
    if (!place) throw notFound("matter");
    if (variable.pipeline_id !== null && !(await cards().stagesOf(ctx, variable.pipeline_id)).includes(place.stageId))
      throw notFound("variable");
    await cards().lock(ctx, input.matterId);
    const was = await ctx.db
      .selectFrom("matter_variables")
      .select("value")
      .where("matter_id", "=", input.matterId)
      .where("code", "=", input.code)
      .executeTakeFirst();
    if ((was ? was.value : variable.value) === input.value) return; // no event: it held this value already
    const value = JSON.stringify(input.value);
    await ctx.db
      .insertInto("matter_variables")
      .values({ matter_id: input.matterId, code: input.code, value, changed_at: ctx.now })
      .onConflict((oc) => oc.columns(["matter_id", "code"]).doUpdateSet({ value, changed_at: ctx.now }))
      .execute();
    const about = { clientId: place.clientId, matterId: input.matterId, subjectId: variable.id };
    await emit(ctx, "variable.changed", about, { code: input.code });
  });
