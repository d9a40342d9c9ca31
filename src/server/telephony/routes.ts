import type { FastifyInstance } from "fastify";
import * as api from "../../api/telephony.ts";
import type { App } from "../kernel/ctx.ts";
import { serve } from "../kernel/http.ts";
import { logCall } from "./log-call.ts";

export function routes(http: FastifyInstance, app: App): void {
  serve(http, app, api.logCall, (ctx, { params, body }) => logCall(ctx, { clientId: params.id, ...body }));
}
