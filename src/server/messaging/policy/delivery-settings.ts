import { z } from "zod";
import type { Ctx } from "../../kernel/ctx.ts";
import { forget, remember } from "../../kernel/remember.ts";
import { usualSickRule } from "./rules.ts";

/** Prices of a message by channel, and when a channel counts as sick. */
export const DeliverySettings = z.object({
  costs: z.record(z.string(), z.int().min(0)).default({}),
  sick: z.object({ last: z.int(), clients: z.int(), minutes: z.int() }).default(usualSickRule),
});
export type DeliverySettings = z.infer<typeof DeliverySettings>;

const KEY = "delivery";

export const readDeliverySettings = (ctx: Pick<Ctx, "db"> & Partial<Ctx>): Promise<DeliverySettings> =>
  remember(ctx, KEY, async () => {
    const row = await ctx.db.selectFrom("settings").select("value").where("key", "=", KEY).executeTakeFirst();
    return DeliverySettings.parse(row?.value ?? {});
  });

/** The caller tells of it in the same transaction. */
export async function writeDeliverySettings(ctx: Ctx, settings: DeliverySettings): Promise<void> {
  const value = JSON.stringify(DeliverySettings.parse(settings));
  await ctx.db
    .insertInto("settings")
    .values({ key: KEY, value, changed_at: ctx.now })
    .onConflict((oc) => oc.column("key").doUpdateSet({ value, changed_at: ctx.now }))
    .execute();
  forget(ctx, KEY);
}
