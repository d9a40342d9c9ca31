import { sql } from "kysely";
import type { Ctx } from "../kernel/ctx.ts";
import { rolesWith } from "./rights.ts";

/**
 * Whose turn it is among those on shift who may take applications. The turn is a sequence: two applications at once
 * get two turns and do not wait for each other.
 */
export async function pickByRota(
  ctx: Ctx,
  options: { except?: readonly number[] } = {},
): Promise<{ id: number; name: string } | null> {
  const onShift = await ctx.db
    .selectFrom("users")
    .select(["id", "name"])
    .where("is_on_shift", "=", true)
    .where("is_active", "=", true)
    .where("role", "in", rolesWith("applications.take"))
    .orderBy("id")
    .execute();
  const free = onShift.filter(({ id }) => !options.except?.includes(id));
  if (free.length === 0) return null;
  const { rows } = await sql<{ turn: number }>`select nextval('rota_turn') as turn`.execute(ctx.db);
  return free[Number(rows[0]?.turn ?? 0) % free.length] ?? null;
}
