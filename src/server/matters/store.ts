import type { z } from "zod";
import type { Pipeline } from "../../api/matters.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { notFound } from "../kernel/errors.ts";

/** Holds the matter's row until the commit. Whoever also needs the client's row locks that one first. */
export async function lockMatter(ctx: Ctx, id: number) {
  const row = await ctx.db.selectFrom("matters").selectAll().where("id", "=", id).forNoKeyUpdate().executeTakeFirst();
  if (!row) throw notFound("matter");
  return row;
}

/** Holds the client's row and then the matter's, in one statement: rows of a join are locked in the order of its tables. */
export async function lockCard(ctx: Ctx, matterId: number): Promise<void> {
  const row = await ctx.db
    .selectFrom("clients")
    .innerJoin("matters", "matters.client_id", "clients.id")
    .select("clients.id")
    .where("matters.id", "=", matterId)
    .forNoKeyUpdate(["clients", "matters"])
    .executeTakeFirst();
  if (!row) throw notFound("matter");
  ctx.tx?.held.add(`client ${row.id}`);
}

/** Whose matter it is: read before locking, because the client is locked first and a matter never changes hands. */
export async function clientOfMatter(ctx: Ctx, id: number): Promise<number> {
  const row = await ctx.db.selectFrom("matters").select("client_id").where("id", "=", id).executeTakeFirst();
  if (!row) throw notFound("matter");
  return row.client_id;
}

export async function findStage(ctx: Ctx, by: { id: number } | { pipelineId: number; code: string }) {
  const query = ctx.db.selectFrom("stages").selectAll();
  const row = await (
    "id" in by
      ? query.where("id", "=", by.id)
      : query.where("pipeline_id", "=", by.pipelineId).where("code", "=", by.code)
  ).executeTakeFirst();
  if (!row) throw notFound("stage");
  return row;
}

export interface OpenMatter {
  id: number;
  number: number;
  responsibleId: number | null;
  stageId: number;
  stageCode: string;
}

/** The newest open matter of a client in a pipeline; its row is locked until the commit. */
export async function findOpenMatter(ctx: Ctx, clientId: number, pipelineCode: string): Promise<OpenMatter | null> {
  const row = await ctx.db
    .selectFrom("matters")
    .innerJoin("stages", "stages.id", "matters.stage_id")
    .innerJoin("pipelines", "pipelines.id", "matters.pipeline_id")
    .select([
      "matters.id",
      "matters.number",
      "matters.responsible_id as responsibleId",
      "matters.stage_id as stageId",
      "stages.code as stageCode",
    ])
    .where("matters.client_id", "=", clientId)
    .where("matters.is_open", "=", true)
    .where("pipelines.code", "=", pipelineCode)
    .orderBy("matters.id", "desc")
    .limit(1)
    .forNoKeyUpdate("matters")
    .executeTakeFirst();
  return row ?? null;
}

/** Open matters of a client, newest first. */
export async function openMatters(ctx: Ctx, clientId: number): Promise<number[]> {
  const rows = await ctx.db
    .selectFrom("matters")
    .select("id")
    .where("client_id", "=", clientId)
    .where("is_open", "=", true)
    .orderBy("id", "desc")
    .execute();
  return rows.map((row) => row.id);
}

/** Open matters of a client in one pipeline, oldest first. */
export const openMattersIn = (
  ctx: Ctx,
  clientId: number,
  pipelineId: number,
): Promise<{ id: number; number: number; stageId: number }[]> =>
  ctx.db
    .selectFrom("matters")
    .select(["id", "number", "stage_id as stageId"])
    .where("client_id", "=", clientId)
    .where("pipeline_id", "=", pipelineId)
    .where("is_open", "=", true)
    .orderBy("id")
    .execute();

/** The newest open matter of a client in a pipeline beside the given one. */
export async function openMatterIn(ctx: Ctx, clientId: number, pipelineId: number, exceptId: number) {
  return (await openMattersIn(ctx, clientId, pipelineId)).findLast(({ id }) => id !== exceptId) ?? null;
}

export async function latestOpenMatter(ctx: Ctx, clientId: number): Promise<number | null> {
  return (await openMatters(ctx, clientId))[0] ?? null;
}

export interface MatterBrief {
  id: number;
  number: number;
  clientId: number;
  pipelineId: number;
  pipelineCode: string;
  stageId: number;
  stageCode: string;
  responsibleId: number | null;
  source: string;
  isOpen: boolean;
  version: number;
}

export async function matterBrief(ctx: Ctx, id: number): Promise<MatterBrief | null> {
  const row = await ctx.db
    .selectFrom("matters as m")
    .innerJoin("stages as s", "s.id", "m.stage_id")
    .innerJoin("pipelines as p", "p.id", "m.pipeline_id")
    .select([
      "m.id",
      "m.number",
      "m.client_id as clientId",
      "m.pipeline_id as pipelineId",
      "p.code as pipelineCode",
      "m.stage_id as stageId",
      "s.code as stageCode",
    ])
    .select(["m.responsible_id as responsibleId", "m.source", "m.is_open as isOpen", "m.version"])
    .where("m.id", "=", id)
    .executeTakeFirst();
  return row ?? null;
}

/** What stood once: the history names it still. */
export const removedStages = (ctx: Ctx) =>
  ctx.db
    .selectFrom("stages")
    .select(["id", "name", "name_en as nameEn"])
    .where("removed_at", "is not", null)
    .orderBy("id")
    .execute();

/** All pipelines with their stages in order. */
export async function pipelines(ctx: Ctx): Promise<z.input<typeof Pipeline>[]> {
  const standing = ctx.db.selectFrom("pipelines").selectAll().where("removed_at", "is", null);
  const rows = await standing.orderBy("position").orderBy("id").execute();
  const standingStages = ctx.db.selectFrom("stages").selectAll().where("removed_at", "is", null);
  const stages = await standingStages.orderBy("position").orderBy("id").execute();
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    nameEn: row.name_en,
    stages: stages
      .filter((stage) => stage.pipeline_id === row.id)
      .map((stage) => ({
        id: stage.id,
        code: stage.code,
        name: stage.name,
        nameEn: stage.name_en,
        color: stage.color,
        kind: stage.kind,
        position: stage.position,
      })),
  }));
}
