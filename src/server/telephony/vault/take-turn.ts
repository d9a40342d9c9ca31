import type { Ctx } from "../../kernel/ctx.ts";

/** The partner allows three questions a minute about its list: one in 21 seconds, whoever of our processes asks. */
const SPACING_MS = 21_000;

/** Null when the question may be asked now (and nobody else's before it is due again); else when to come back. */
export async function takeTurn(ctx: Ctx, connectionId: number): Promise<Date | null> {
  const free = await ctx.db
    .updateTable("phone_connections")
    .set({ statistics_from: new Date(ctx.now.getTime() + SPACING_MS) })
    .where("id", "=", connectionId)
    .where((eb) => eb.or([eb("statistics_from", "is", null), eb("statistics_from", "<=", ctx.now)]))
    .returning("id")
    .executeTakeFirst();
  if (free) return null;
  const row = await ctx.db
    .selectFrom("phone_connections")
    .select("statistics_from")
    .where("id", "=", connectionId)
    .executeTakeFirst();
  // Several who wait would all come back at once: those who lose again wait again.
  return new Date(Math.max(row?.statistics_from?.getTime() ?? 0, ctx.now.getTime() + 1000));
}
