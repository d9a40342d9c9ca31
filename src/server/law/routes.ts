import type { FastifyInstance } from "fastify";
import * as api from "../../api/law.ts";
import type { App } from "../kernel/ctx.ts";
import { serve } from "../kernel/http.ts";
import { addEdition } from "./add-edition.ts";
import { approveEdition } from "./approve-edition.ts";
import { getCalendar } from "./calendar/get-calendar.ts";
import { setDay } from "./calendar/set-day.ts";
import { listRules } from "./list-rules.ts";

const done = { ok: true as const };

export function routes(http: FastifyInstance, app: App): void {
  serve(http, app, api.listRules, (ctx) => listRules(ctx));
  serve(http, app, api.addEdition, (ctx, { body }) => addEdition(ctx, body));
  serve(http, app, api.approveEdition, async (ctx, { params }) => {
    await approveEdition(ctx, params.id);
    return done;
  });
  serve(http, app, api.getCalendar, (ctx, { query }) => getCalendar(ctx, query.year));
  serve(http, app, api.setCalendarDay, async (ctx, { params, body }) => {
    await setDay(ctx, { day: params.day, ...body });
    return done;
  });
}
