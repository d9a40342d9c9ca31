import type { Ctx } from "../../kernel/ctx.ts";

/** How long a report with clients' names and texts is of use: the draft it speaks of is long published by then. */
const KEPT_DAYS = 30;

/** Deletes reports that nobody needs any more: they hold personal data. */
export async function forgetRehearsals(ctx: Ctx): Promise<void> {
  // no event: nothing of the firm's work changes.
  await ctx.db
    .deleteFrom("rehearsals")
    .where("asked_at", "<", new Date(ctx.now.getTime() - KEPT_DAYS * 86_400_000))
    .execute();
}
