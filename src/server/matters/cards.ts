import type { CardPort } from "../automation/index.ts";
import { lockClient } from "../clients/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { moveMatter } from "./move-matter.ts";
import { clientOfMatter, lockMatter, openMatters } from "./store.ts";

/** How automation finds, locks and moves cards. */
export const cards: CardPort = {
  async place(ctx, matterId) {
    const matter = await ctx.db
      .selectFrom("matters")
      .select(["client_id", "stage_id", "pipeline_id", "number"])
      .where("id", "=", matterId)
      .executeTakeFirst();
    if (!matter) return null;
    return {
      clientId: matter.client_id,
      stageId: matter.stage_id,
      stageIds: await stagesOf(ctx, matter.pipeline_id),
      number: matter.number,
    };
  },
  async lock(ctx, matterId) {
    await lockClient(ctx, await clientOfMatter(ctx, matterId));
    await lockMatter(ctx, matterId);
  },
  stagesOf,
  describe: (ctx, matterIds) =>
    matterIds.length === 0
      ? Promise.resolve([])
      : ctx.db
          .selectFrom("matters")
          .innerJoin("clients", "clients.id", "matters.client_id")
          .select([
            "matters.id as matterId",
            "matters.number",
            "matters.client_id as clientId",
            "clients.name as clientName",
          ])
          .where("matters.id", "in", matterIds)
          .execute(),
  cardsOf: openMatters,
  async move(ctx, { matterId, toStageId, by, rule }) {
    await moveMatter(ctx, { matterId, stageId: toStageId, by, rule });
  },
};

async function stagesOf(ctx: Ctx, pipelineId: number): Promise<number[]> {
  const stages = await ctx.db
    .selectFrom("stages")
    .select("id")
    .where("pipeline_id", "=", pipelineId)
    .orderBy("position")
    .orderBy("id")
    .execute();
  return stages.map((stage) => stage.id);
}
