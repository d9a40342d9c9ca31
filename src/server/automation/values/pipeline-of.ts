import type { Ctx } from "../../kernel/ctx.ts";
import { cards } from "../catalogue.ts";

export async function pipelineOf(ctx: Ctx, stageId: number): Promise<number | null> {
  const found = (await cards().pipelines(ctx)).find(({ stages }) => stages.some((stage) => stage.id === stageId));
  return found?.id ?? null;
}
