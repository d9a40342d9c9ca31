import type { FastifyInstance } from "fastify";
import * as api from "../../api/firm.ts";
import { defineSlice, type App } from "../kernel/ctx.ts";
import { serve } from "../kernel/http.ts";
import { readFirm } from "../kernel/settings.ts";
import { updateFirm } from "./update-firm.ts";

function routes(http: FastifyInstance, app: App): void {
  serve(http, app, api.getFirm, (ctx) => readFirm(ctx));
  serve(http, app, api.updateFirm, (ctx, { body }) => updateFirm(ctx, stripUndefined(body)));
}

const stripUndefined = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined));

/** The firm itself: requisites, working week, zone. */
export const firm = defineSlice({ name: "firm", routes });
