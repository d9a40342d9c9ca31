import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { cards } from "../catalogue.ts";

/** The run's card, held until the commit before anything of the run is: as every mover and every robot does. */
export async function lockCardOf(ctx: Ctx, runId: number): Promise<void> {
  const run = await ctx.db.selectFrom("robot_runs").select("matter_id").where("id", "=", runId).executeTakeFirst();
  if (!run) throw notFound("run");
  await cards().lock(ctx, run.matter_id);
}
