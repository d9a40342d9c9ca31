import { sql } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";

/** The failed tries so far and this one. */
export const withTry = (ctx: Ctx, reason: string) =>
  sql<string>`coalesce(tries, '[]'::jsonb) || ${JSON.stringify([{ at: ctx.now.toISOString(), reason }])}::jsonb`;
