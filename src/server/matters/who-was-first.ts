import type { Ctx } from "../kernel/ctx.ts";

/** Who changed the card last: what a person is told when his picture of it was old. Read from the event log. */
export async function whoWasFirst(ctx: Ctx, matter: { id: number; client_id: number; stage_id: number }) {
  const last = await ctx.db
    .selectFrom("events")
    .leftJoin("users", (join) =>
      join.onRef("users.id", "=", "events.actor_id").on("events.actor_kind", "=", "employee"),
    )
    .select(["events.at", "events.actor_kind", "users.name"])
    .where("events.client_id", "=", matter.client_id)
    .where("events.matter_id", "=", matter.id)
    .where("events.name", "in", ["matter.moved", "matter.move-undone", "matter.assigned", "matter.opened"])
    .orderBy("events.id", "desc")
    .limit(1)
    .executeTakeFirst();
  return {
    by: last?.name ?? null,
    byKind: last?.actor_kind ?? null,
    at: last?.at.toISOString() ?? null,
    stageId: matter.stage_id,
  };
}
