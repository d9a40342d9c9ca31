import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { connectionById } from "../store.ts";
import { writeDeliverySettings, type DeliverySettings } from "./delivery-settings.ts";

export const changeDeliverySettings = (ctx: Ctx, settings: DeliverySettings): Promise<void> =>
  inTx(ctx, async (ctx) => {
    await writeDeliverySettings(ctx, settings);
    await emit(ctx, "firm.changed", {}, { fields: ["delivery"] });
  });

/** One sender of a channel is the usual one; the client who knows another keeps hearing from that. */
export const chooseSender = (ctx: Ctx, connectionId: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const { id, channel } = await connectionById(ctx, connectionId);
    await ctx.db.updateTable("connections").set({ is_default: false }).where("channel", "=", channel).execute();
    await ctx.db.updateTable("connections").set({ is_default: true }).where("id", "=", id).execute();
    await emit(ctx, "connection.changed", { subjectId: id }, { connectionId: id, fields: ["isDefault"] });
  });
