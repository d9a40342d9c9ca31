import type { Ctx } from "../kernel/ctx.ts";
import { readFirm } from "../kernel/settings.ts";
import { dayOf } from "../kernel/working-time.ts";
import type { FormAttemptsTable } from "./tables.ts";

/** Counts a form by outcome and day. Of a refused form this count is all that is kept. */
export async function countAttempt(ctx: Ctx, outcome: FormAttemptsTable["outcome"]): Promise<void> {
  const day = dayOf(ctx.now, (await readFirm(ctx)).zone);
  await ctx.db
    .insertInto("form_attempts")
    .values({ day, outcome, attempts: 1 })
    .onConflict((oc) => oc.columns(["day", "outcome"]).doUpdateSet((eb) => ({ attempts: eb("form_attempts.attempts", "+", 1) })))
    .execute();
}
