import type { Ctx } from "../../kernel/ctx.ts";
import { inTx } from "../../kernel/tx.ts";
import { shippedLists } from "./shipped/lists.ts";
import { rowOf } from "./set-requirements.ts";
import "./tables.ts";

// no event: shipped data of an empty base, nobody's change
/** Puts the shipped lists on stages that never had one; what an administrator changed or emptied stays as it is. */
export const installLists = (ctx: Ctx): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const stages = await ctx.db
      .selectFrom("stages as s")
      .innerJoin("pipelines as p", "p.id", "s.pipeline_id")
      .select(["s.id", "s.code", "p.code as pipeline"])
      .where("s.list_installed_at", "is", null)
      .forUpdate("s")
      .execute();
    for (const { id, code, pipeline } of stages) {
      const list = shippedLists[`${pipeline}/${code}`];
      if (!list) continue;
      await ctx.db
        .updateTable("stages")
        .set({ list_installed_at: ctx.now, stale_days: list.staleDays ?? null })
        .where("id", "=", id)
        .execute();
      await ctx.db
        .insertInto("stage_requirements")
        .values(list.items.map((item, position) => rowOf(id, position, item)))
        .onConflict((oc) => oc.doNothing())
        .execute();
    }
  });
