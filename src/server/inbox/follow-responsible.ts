import type { Ctx } from "../kernel/ctx.ts";

/** The conversation goes with the matter, unless it was given to somebody else on purpose. */
export async function followResponsible(
  ctx: Ctx,
  clientId: number,
  { fromUserId, toUserId }: { fromUserId: number | null; toUserId: number | null },
): Promise<void> {
  await ctx.db
    .updateTable("conversations")
    .set({ assigned_user_id: toUserId })
    .where("client_id", "=", clientId)
    .where((eb) =>
      eb.or([
        eb("assigned_user_id", "is", null),
        ...(fromUserId === null ? [] : [eb("assigned_user_id", "=", fromUserId)]),
      ]),
    )
    .execute();
}
