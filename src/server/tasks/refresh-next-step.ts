import { sql } from "kysely";
import type { Ctx } from "../kernel/ctx.ts";
import { lockMatter, setNextStep } from "../matters/index.ts";

/**
 * Writes the nearest open task onto the card as its next step. Under the matter's lock: of two tasks changed at once
 * the later one counts both.
 */
export async function refreshNextStep(ctx: Ctx, matterId: number | null): Promise<void> {
  if (matterId === null) return;
  await lockMatter(ctx, matterId);
  const next = await ctx.db
    .selectFrom("tasks")
    .select(["id", "title", "due_at as dueAt"])
    .where("matter_id", "=", matterId)
    .where("state", "=", "open")
    .orderBy(sql`due_at asc nulls last`)
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  await setNextStep(ctx, matterId, next ?? null);
}
