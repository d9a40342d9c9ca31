import type { Ctx } from "../../kernel/ctx.ts";
import { readFirm } from "../../kernel/settings.ts";
import { dayOf, momentAt } from "../../kernel/working-time.ts";

/** The first moment of the present month by the firm's clock. */
export async function monthStart(ctx: Ctx): Promise<Date> {
  const { zone } = await readFirm(ctx);
  return momentAt(`${dayOf(ctx.now, zone).slice(0, 8)}01`, 0, zone);
}
