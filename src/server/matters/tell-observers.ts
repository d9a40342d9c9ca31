import { clientBrief } from "../clients/index.ts";
import type { Cause, Ctx } from "../kernel/ctx.ts";
import { notify } from "../notices/index.ts";

// no event: of its own; notify says "notice.sent" to each
/** Tells who observes the matter that it moved; not the one who moved it. */
export async function tellObservers(
  ctx: Ctx,
  matter: { id: number; number: number; client_id: number },
  to: { name: string },
  cause: Cause,
): Promise<void> {
  const rows = await ctx.db
    .selectFrom("matter_observers")
    .select("user_id")
    .where("matter_id", "=", matter.id)
    .orderBy("user_id")
    .execute();
  const mover = ctx.actor.kind === "employee" ? ctx.actor.id : null;
  const { name } = await clientBrief(ctx, matter.client_id);
  await notify(
    { ...ctx, cause },
    {
      userIds: rows.map((row) => row.user_id).filter((id) => id !== mover),
      kind: "matter.moved",
      data: { number: matter.number, stage: to.name, name },
      clientId: matter.client_id,
      matterId: matter.id,
      onceKey: `matter.moved:${cause.eventId}`,
    },
  );
}
