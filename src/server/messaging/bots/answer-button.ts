import type { Ctx } from "../../kernel/ctx.ts";
import { PartnerError } from "../adapters/port.ts";
import { openChannel, settingFault } from "../connections/open-channel.ts";
import { connectionById } from "../store.ts";

/** The press is kept already; this only stops the wheel that turns at the person's side. */
export async function answerButton(
  ctx: Ctx,
  { connectionId, callbackId }: { connectionId: number; callbackId: string },
): Promise<void> {
  try {
    await openChannel(ctx.app, await connectionById(ctx, connectionId)).answerButton?.(callbackId);
  } catch (error) {
    const isLost = (error instanceof PartnerError && !error.retryable) || settingFault(error) !== null;
    if (!isLost) throw error;
    ctx.log.info({ connectionId }, "a press could not be answered any more");
  }
}
