import type { FastifyInstance } from "fastify";
import * as api from "../../api/notices.ts";
import type { App } from "../kernel/ctx.ts";
import { serve } from "../kernel/http.ts";
import { changeChoices, readChoices } from "./change-choices.ts";
import { listJoined, listNotices } from "./list-notices.ts";
import { addBrowser, removeBrowser } from "./push/browsers.ts";
import { readNotices } from "./read-notices.ts";

export function routes(http: FastifyInstance, app: App): void {
  serve(http, app, api.listNotices, (ctx, { query }) => listNotices(ctx, query));
  serve(http, app, api.listJoinedNotices, async (ctx, { params }) => ({ items: await listJoined(ctx, params.id) }));
  serve(http, app, api.readNotices, async (ctx, { body }) => {
    await readNotices(ctx, body.upTo);
    return { ok: true } as const;
  });
  serve(http, app, api.getNoticeChoices, (ctx) => readChoices(ctx));
  serve(http, app, api.changeNoticeChoices, (ctx, { body }) => changeChoices(ctx, body));
  serve(http, app, api.addPushBrowser, (ctx, { body }) => addBrowser(ctx, body));
  serve(http, app, api.removePushBrowser, async (ctx, { params }) => {
    await removeBrowser(ctx, params.id);
    return { ok: true } as const;
  });
}
