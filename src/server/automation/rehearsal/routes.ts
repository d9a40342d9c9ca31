import type { FastifyInstance } from "fastify";
import * as api from "../../../api/automation-rehearsal.ts";
import type { App } from "../../kernel/ctx.ts";
import { serve } from "../../kernel/http.ts";
import { getRehearsal } from "./get-rehearsal.ts";
import { startRehearsal } from "./start-rehearsal.ts";

export function rehearsalRoutes(http: FastifyInstance, app: App): void {
  serve(http, app, api.startRehearsal, (ctx, { params, body }) => startRehearsal(ctx, params.id, body.days));
  serve(http, app, api.getRehearsal, (ctx, { params }) => getRehearsal(ctx, params.id));
}
