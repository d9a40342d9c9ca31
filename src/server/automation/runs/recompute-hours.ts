import type { Ctx } from "../../kernel/ctx.ts";
import { allRobots } from "../catalogue.ts";
import { recomputeRuns } from "./recompute-runs.ts";

/** The firm's week, zone or the clients' quiet hours have changed: all that keeps to them is planned anew. */
export async function recomputeHours(ctx: Ctx): Promise<void> {
  const clientFacing = allRobots()
    .filter((robot) => robot.isClientFacing === true)
    .map((robot) => robot.name);
  await recomputeRuns(ctx, { keepHours: true, clientFacing });
}
