import type { Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { editor } from "../versions/read-draft.ts";
import { holdValue } from "./find-value.ts";
import { forgetValues } from "./known-values.ts";
import { countUses, rulesThatMayName } from "./value-uses.ts";

/** Takes away a constant or variable that no rule names. Cards keep what they held, should the code come back. */
export const removeValue = (ctx: Ctx, id: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const row = await holdValue(ctx, id);
    const uses = countUses(await rulesThatMayName(ctx), row.kind, row.code);
    if (uses > 0) throw refused("value-in-use", { uses });
    await ctx.db
      .updateTable("automation_values")
      .set({
        removed_at: ctx.now,
        changed_at: ctx.now,
        changed_by: editor(ctx),
      })
      .where("id", "=", id)
      .execute();
    forgetValues(ctx);
    await emit(ctx, "automation.values-changed", { subjectId: id }, { code: row.code });
  });
