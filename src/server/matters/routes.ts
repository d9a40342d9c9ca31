import type { FastifyInstance } from "fastify";
import { createClient } from "../../api/clients.ts";
import * as api from "../../api/matters.ts";
import type { App } from "../kernel/ctx.ts";
import { serve } from "../kernel/http.ts";
import { assignMatter } from "./assign-matter.ts";
import { enterClient } from "./enter-client.ts";
import { moveMatter } from "./move-matter.ts";
import { openMatter } from "./open-matter.ts";
import { pipelines, removedStages } from "./store.ts";
import { undoMove } from "./undo-move.ts";
import { updateStage } from "./update-stage.ts";

export function routes(http: FastifyInstance, app: App): void {
  serve(http, app, createClient, (ctx, { body }) => enterClient(ctx, body));
  serve(http, app, api.listPipelines, async (ctx) => ({
    items: await pipelines(ctx),
    removed: await removedStages(ctx),
  }));
  serve(http, app, api.updateStage, async (ctx, { params, body }) => {
    await updateStage(ctx, { stageId: params.id, ...body });
    return { ok: true as const };
  });
  serve(http, app, api.moveMatter, (ctx, { params, body }) =>
    moveMatter(ctx, { matterId: params.id, by: "hand", ...body }),
  );
  serve(http, app, api.undoMove, (ctx, { params, body }) => undoMove(ctx, { matterId: params.id, undo: body.undo }));
  serve(http, app, api.assignMatter, (ctx, { params, body }) =>
    assignMatter(ctx, { matterId: params.id, userId: body.userId }),
  );
  serve(http, app, api.openMatter, async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, {
      clientId: params.id,
      pipelineId: body.pipelineId,
      source: "hand",
      responsibleId: ctx.actor.id,
    });
    return { matterId: matter.id };
  });
}
