import { smsParts } from "../../../api/sms-parts.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { capabilitiesOf, failureOf, openChannel } from "../connections/open-channel.ts";
import { addressFor, connectionById } from "../store.ts";

/** Parts by our own rule; the price where the partner tells one. A partner that is silent keeps nobody from writing. */
export async function quoteMessage(
  ctx: Ctx,
  { clientId, connectionId, text }: { clientId: number; connectionId: number; text: string },
): Promise<{ parts: number; costKopecks: number | null }> {
  const connection = await connectionById(ctx, connectionId);
  const parts = capabilitiesOf(connection).countsParts ? smsParts(text) : 1;
  const address = await addressFor(ctx, clientId, connection);
  try {
    return (await openChannel(ctx.app, connection).quote?.(address, text)) ?? { parts, costKopecks: null };
  } catch (error) {
    if (!failureOf(error)) throw error;
    return { parts, costKopecks: null };
  }
}
