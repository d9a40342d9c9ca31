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
  // A common table expression is evaluated once, so one call is one turn.
  const onShift = await ctx.db
    .with("rota", (db) => db.selectNoFrom(sql<number>`nextval('rota_turn')`.as("turn")))
    .selectFrom("rota")
    .innerJoin("users", (join) => join.onTrue())
    .select(["users.id", "users.name", "rota.turn"])
    .where("is_on_shift", "=", true)
    .where("is_active", "=", true)
    .where("role", "in", rolesWith("applications.take"))
    .orderBy("users.id")
    .execute();
  const free = onShift.filter(({ id }) => !options.except?.includes(id));
  const next = free[Number(free[0]?.turn ?? 0) % free.length];
  return next ? { id: next.id, name: next.name } : null;
}
