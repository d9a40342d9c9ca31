import type { FastifyInstance } from "fastify";
import * as api from "../../api/audit.ts";
import type { App } from "../kernel/ctx.ts";
import { serve } from "../kernel/http.ts";
import { listAudit } from "./list-audit.ts";

export function routes(http: FastifyInstance, app: App): void {
  serve(http, app, api.listAudit, (ctx, { query }) => listAudit(ctx, query));
}
