import type { FastifyInstance } from "fastify";
import * as api from "../../../api/pipelines.ts";
import type { App } from "../../kernel/ctx.ts";
import { serve } from "../../kernel/http.ts";
import { addPipeline } from "./add-pipeline.ts";
import { addStage } from "./add-stage.ts";
import { archivePipeline } from "./archive-pipeline.ts";
import { getPipelineRemoval, getStageRemoval } from "./get-removal.ts";
import { orderStages } from "./order-stages.ts";
import { removeStage } from "./remove-stage.ts";
import { renamePipeline } from "./rename-pipeline.ts";

const ok = { ok: true as const };

/** The makeup of pipelines: what they and their stages are, not the cards. */
export function routes(http: FastifyInstance, app: App): void {
  serve(http, app, api.addPipeline, (ctx, { body }) => addPipeline(ctx, body));
  serve(http, app, api.renamePipeline, async (ctx, { params, body }) => {
    await renamePipeline(ctx, { pipelineId: params.id, ...body });
    return ok;
  });
  serve(http, app, api.archivePipeline, async (ctx, { params, body }) => {
    await archivePipeline(ctx, { pipelineId: params.id, ...body });
    return ok;
  });
  serve(http, app, api.getPipelineRemoval, (ctx, { params }) => getPipelineRemoval(ctx, params.id));
  serve(http, app, api.addStage, (ctx, { params, body }) => addStage(ctx, { pipelineId: params.id, ...body }));
  serve(http, app, api.orderStages, async (ctx, { params, body }) => {
    await orderStages(ctx, { pipelineId: params.id, ...body });
    return ok;
  });
  serve(http, app, api.getStageRemoval, (ctx, { params }) => getStageRemoval(ctx, params.id));
  serve(http, app, api.removeStage, async (ctx, { params, body }) => {
    await removeStage(ctx, { stageId: params.id, ...body });
    return ok;
  });
}
