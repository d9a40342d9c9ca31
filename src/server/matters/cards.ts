import type { CardPort } from "../automation/index.ts";
import { moveMatter } from "./move-matter.ts";
import { openMatters } from "./store.ts";

/** How automation finds and moves cards. */
export const cards: CardPort = {
  async place(ctx, matterId) {
    const matter = await ctx.db.selectFrom("matters").select(["client_id", "stage_id", "pipeline_id", "number"]).where("id", "=", matterId).executeTakeFirst();
    if (!matter) return null;
    const stages = await ctx.db.selectFrom("stages").select("id").where("pipeline_id", "=", matter.pipeline_id).orderBy("position").orderBy("id").execute();
    return { clientId: matter.client_id, stageId: matter.stage_id, stageIds: stages.map((stage) => stage.id), number: matter.number };
  },
  cardsOf: openMatters,
  async move(ctx, { matterId, toStageId, by, rule }) {
    await moveMatter(ctx, { matterId, stageId: toStageId, by, rule });
  },
};
