import type { FastifyInstance } from "fastify";
import * as api from "../../../api/requirements.ts";
import type { App } from "../../kernel/ctx.ts";
import { serve } from "../../kernel/http.ts";
import { getGaps } from "./get-gaps.ts";
import { getRequirements, setRequirements } from "./set-requirements.ts";

export function routes(http: FastifyInstance, app: App): void {
  serve(http, app, api.getGaps, (ctx, { params }) => getGaps(ctx, params.id));
  serve(http, app, api.getRequirements, (ctx, { params }) => getRequirements(ctx, params.id));
  serve(http, app, api.setRequirements, async (ctx, { params, body }) => {
    await setRequirements(ctx, params.id, body);
    return { ok: true as const };
  });
}
