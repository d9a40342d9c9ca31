import type { z } from "zod";
import type { updateValue as updateValueEndpoint } from "../../../api/automation-values.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { invalid } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { editor } from "../versions/read-draft.ts";
import { holdValue, toView, type ValueView } from "./find-value.ts";
import { forgetValues } from "./known-values.ts";
import { fitsType } from "./rules.ts";
import { countUses, rulesThatMayName } from "./value-uses.ts";

type Change = z.output<typeof updateValueEndpoint.body>;

/** A new title or value; rules read it at once, also those that wait. */
export const updateValue = (ctx: Ctx, id: number, change: Change): Promise<ValueView> =>
  inTx(ctx, async (ctx) => {
    const was = await holdValue(ctx, id);
    const value = change.value === undefined ? was.value : change.value;
    if (!fitsType(was.type, value)) throw invalid({ value: "wrong" });
    const row = await ctx.db
      .updateTable("automation_values")
      .set({
        title: change.title ?? was.title,
        value: JSON.stringify(value),
        changed_at: ctx.now,
        changed_by: editor(ctx),
      })
      .where("id", "=", id)
      .returningAll()
      .executeTakeFirstOrThrow();
    forgetValues(ctx);
    await emit(ctx, "automation.values-changed", { subjectId: id }, { code: row.code });
    return toView(row, countUses(await rulesThatMayName(ctx), row.kind, row.code));
  });
