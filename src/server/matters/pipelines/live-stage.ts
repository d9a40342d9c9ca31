import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";

/**
 * The stage itself, or where its cards went when it was removed, and on from there. Held against removal until the
 * commit: whoever puts a card on a stage must find it standing.
 */
export async function liveStage(ctx: Ctx, id: number) {
  for (let next = id; ;) {
    const stage = await ctx.db.selectFrom("stages").selectAll().where("id", "=", next).forKeyShare().executeTakeFirst();
    if (!stage) throw notFound("stage");
    if (stage.moved_to === null) return stage;
    next = stage.moved_to;
  }
}
