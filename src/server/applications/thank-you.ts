import type { Ctx } from "../kernel/ctx.ts";

/** What the visitor's thank-you page may show, by its random token: the number and nothing of the person but the name given. */
export async function applicationByToken(
  ctx: Pick<Ctx, "db">,
  token: string,
): Promise<{ number: number; name: string; createdAt: Date } | null> {
  const row = await ctx.db
    .selectFrom("applications")
    .select(["number", "name", "created_at"])
    .where("public_token", "=", token)
    .executeTakeFirst();
  return row ? { number: row.number, name: row.name, createdAt: row.created_at } : null;
}
