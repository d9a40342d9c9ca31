import type { FastifyInstance } from "fastify";
import * as api from "../../api/notices.ts";
import type { App } from "../kernel/ctx.ts";
import { serve } from "../kernel/http.ts";
import { listNotices } from "./list-notices.ts";
import { readNotices } from "./read-notices.ts";

export function routes(http: FastifyInstance, app: App): void {
  serve(http, app, api.listNotices, (ctx, { query }) => listNotices(ctx, query));
  serve(http, app, api.readNotices, async (ctx, { body }) => {
    await readNotices(ctx, body.upTo);
    return { ok: true } as const;
  });
}
