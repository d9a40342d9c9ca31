import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { briefOf, briefQuery, type Brief } from "./brief-rows.ts";

/** One letter as lists show it. */
export async function briefById(ctx: Ctx, id: number): Promise<Brief> {
  const row = await briefQuery(ctx).where("l.id", "=", id).executeTakeFirst();
  if (!row) throw notFound("letter");
  return briefOf(row);
}

/** Those of the given ones that the actor may read. */
export async function lettersByIds(ctx: Ctx, ids: readonly number[]): Promise<Brief[]> {
  if (ids.length === 0) return [];
  const rows = await briefQuery(ctx).where("l.id", "in", ids).execute();
  return rows.map(briefOf);
}
