import type { Ctx } from "../../kernel/ctx.ts";

export interface Claimed {
  id: number;
  targetId: number;
  externalId: string;
  body: string;
  attempts: number;
  clientId: number | null;
  matterId: number | null;
}

/** Turns `queued` into `sending`, once; null when it is not to be sent now, or its target is off. */
export async function claimDelivery(ctx: Ctx, deliveryId: number): Promise<Claimed | null> {
  const row = await ctx.db
    .updateTable("webhook_deliveries as d")
    .set((eb) => ({ state: "sending", sending_at: ctx.now, attempts: eb("d.attempts", "+", 1) }))
    .where("d.id", "=", deliveryId)
    .where("d.state", "=", "queued")
    .where("d.body", "is not", null)
    .where("d.not_before", "<=", ctx.now)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("webhook_targets as t")
          .select("t.id")
          .whereRef("t.id", "=", "d.target_id")
          .where("t.is_on", "=", true),
      ),
    )
    .returning([
      "d.id",
      "d.target_id as targetId",
      "d.external_id as externalId",
      "d.body",
      "d.attempts",
      "d.client_id as clientId",
      "d.matter_id as matterId",
    ])
    .executeTakeFirst();
  return row && row.body !== null ? { ...row, body: row.body } : null;
}
