import type { z } from "zod";
import type { Dialog } from "../../../api/messaging.ts";
import { clientBrief } from "../../clients/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { capabilitiesOf } from "../connections/open-channel.ts";
import { windowUntil } from "../rules.ts";
import { addressesOf, lastWord } from "../store.ts";

/** Ways to write to a client: his dialogs, and each connection by which one could be begun. */
export async function listDialogs(ctx: Ctx, clientId: number): Promise<z.input<typeof Dialog>[]> {
  const addresses = await addressesOf(ctx, (await clientBrief(ctx, clientId)).id);
  const connections = await ctx.db.selectFrom("connections").selectAll().orderBy("id").execute();
  const dialogs = await ctx.db
    .selectFrom("dialogs")
    .selectAll()
    .where("client_id", "=", clientId)
    .orderBy("id")
    .execute();
  const items: z.input<typeof Dialog>[] = [];
  for (const connection of connections) {
    const primary = addresses[connection.channel];
    const can = capabilitiesOf(connection);
    const isOptedOut = (await lastWord(ctx, clientId, "messages", connection.channel)) === false;
    const own = dialogs.filter((dialog) => dialog.connection_id === connection.id);
    const begun = own.map((dialog) => ({ ...dialog, isOptedOut: isOptedOut || dialog.opted_out_at !== null }));
    const empty = { address: primary ?? "", unread: 0, last_inbound_at: null, failed_reason: null, isOptedOut };
    const canBegin = primary && connection.is_on && !own.some((dialog) => dialog.address === primary) && can.canStart;
    for (const dialog of canBegin ? [...begun, empty] : begun) {
      items.push({
        connectionId: connection.id,
        channel: connection.channel,
        channelName: connection.name,
        address: dialog.address,
        unread: dialog.unread,
        windowUntil: windowUntil(dialog.last_inbound_at, ctx.now, can.needsTemplateOutsideHours ?? undefined),
        isOptedOut: dialog.isOptedOut,
        failedReason: dialog.failed_reason,
        isOn: connection.is_on,
        hasWindow: can.needsTemplateOutsideHours !== null,
        isSick: connection.sick_at !== null,
        maxText: can.maxText,
        countsParts: can.countsParts,
        files:
          can.maxFile === 0
            ? null
            : { maxBytes: can.maxFile, maxImageBytes: can.maxImage ?? can.maxFile, atOnce: can.maxFiles },
      });
    }
  }
  return items;
}
