import { recordRead } from "../audit/index.ts";
import type { CardPort } from "../automation/index.ts";
import { clientBrief, clientBriefs } from "../clients/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { moveMatter } from "./move-matter.ts";
import { lockCard, openMatters } from "./store.ts";

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
  lock: lockCard,
  clientZone: async (ctx, clientId) => (await clientBrief(ctx, clientId)).zone,
  async clientZones(ctx, clientIds) {
    const briefs = await clientBriefs(ctx, clientIds);
    return new Map([...briefs].map(([clientId, { zone }]) => [clientId, zone]));
  },
  async isResponsibleOnShift(ctx, matterId) {
    const matter = await ctx.db
      .selectFrom("matters")
      .leftJoin("users", "users.id", "matters.responsible_id")
      .select(["responsible_id", "is_on_shift", "is_active"])
      .where("matters.id", "=", matterId)
      .executeTakeFirst();
    if (!matter || matter.responsible_id === null) return true;
    return matter.is_active === true && matter.is_on_shift === true;
  },
  async pipelines(ctx) {
    const rows = await ctx.db
      .selectFrom("pipelines")
      .innerJoin("stages", "stages.pipeline_id", "pipelines.id")
      .select(["pipelines.id", "pipelines.code", "pipelines.name"])
      .select(["stages.id as stage_id", "stages.code as stage_code", "stages.name as stage_name", "stages.kind"])
      .where("stages.removed_at", "is", null)
      .orderBy("pipelines.position")
      .orderBy("pipelines.id")
      .orderBy("stages.position")
      .orderBy("stages.id")
      .execute();
    return [...Map.groupBy(rows, (row) => row.id).values()].flatMap((stages) =>
      stages.slice(0, 1).map(({ id, code, name }) => ({
        id,
        code,
        name,
        stages: stages.map((stage) => ({
          id: stage.stage_id,
          code: stage.stage_code,
          name: stage.stage_name,
          isClosed: stage.kind === "won" || stage.kind === "lost",
        })),
      })),
    );
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
            "matters.responsible_id as responsibleId",
          ])
          .where("matters.id", "in", matterIds)
          .execute(),
  async count(ctx, pipelineId) {
    const row = await ctx.db
      .selectFrom("matters")
      .select((eb) => eb.fn.countAll<number>().as("cards"))
      .where("pipeline_id", "=", pipelineId)
      .executeTakeFirstOrThrow();
    return row.cards;
  },
  walk: (ctx, { pipelineId, afterClient, clients }) =>
    ctx.db
      .selectFrom("matters")
      .select(["id as matterId", "client_id as clientId"])
      .where("pipeline_id", "=", pipelineId)
      .where("client_id", "in", (eb) =>
        eb
          .selectFrom("matters as next")
          .select("next.client_id")
          .distinct()
          .where("next.pipeline_id", "=", pipelineId)
          .where("next.client_id", ">", afterClient)
          .orderBy("next.client_id")
          .limit(clients),
      )
      .orderBy("client_id")
      .orderBy("id")
      .execute(),
  cardsOf: openMatters,
  noteRead: (ctx, clientId) => recordRead(ctx, { clientId, what: "card", quietMinutes: 60 }),
  async move(ctx, { matterId, toStageId, by, rule }) {
    await moveMatter(ctx, { matterId, stageId: toStageId, by, rule });
  },
};

async function stagesOf(ctx: Ctx, pipelineId: number): Promise<number[]> {
  const stages = await ctx.db
    .selectFrom("stages")
    .select("id")
    .where("pipeline_id", "=", pipelineId)
    .where("removed_at", "is", null)
    .orderBy("position")
    .orderBy("id")
    .execute();
  return stages.map((stage) => stage.id);
}
