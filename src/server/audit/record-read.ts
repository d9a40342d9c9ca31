import type { Ctx } from "../kernel/ctx.ts";

/** One row an opening of a person's card or dialog. Robots and partners read nothing with their eyes. */
export async function recordRead(ctx: Ctx, read: { clientId: number; what: string }): Promise<void> {
  if (ctx.actor.kind !== "employee" || ctx.actor.id === null) return;
  await ctx.db
    .insertInto("card_reads")
    .values({ at: ctx.now, user_id: ctx.actor.id, client_id: read.clientId, what: read.what })
    .execute();
}
