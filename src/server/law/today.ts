import type { Ctx } from "../kernel/ctx.ts";
import { readFirm } from "../kernel/settings.ts";
import { dayOf } from "../kernel/working-time.ts";

/** The calendar date in the firm's zone. */
export const today = async (ctx: Ctx): Promise<string> => dayOf(ctx.now, (await readFirm(ctx)).zone);
