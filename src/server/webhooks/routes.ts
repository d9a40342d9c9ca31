import type { FastifyInstance } from "fastify";
import * as api from "../../api/webhooks.ts";
import type { App } from "../kernel/ctx.ts";
import { serve } from "../kernel/http.ts";
import { listArrivals } from "./arrivals/list-arrivals.ts";
import { repeatArrival } from "./arrivals/repeat-arrival.ts";
import { listDeliveries } from "./deliveries/list-deliveries.ts";
import { repeatDelivery } from "./deliveries/repeat-delivery.ts";
import { createSource } from "./sources/create-source.ts";
import { rotateSource } from "./sources/rotate-source.ts";
import { listSources } from "./sources/store.ts";
import { updateSource } from "./sources/update-source.ts";
import { createTarget } from "./targets/create-target.ts";
import { rotateTargetSecret } from "./targets/rotate-target-secret.ts";
import { listTargets } from "./targets/store.ts";
import { updateTarget } from "./targets/update-target.ts";
import { webhooks } from "./webhooks.ts";

export function routes(http: FastifyInstance, app: App): void {
  serve(http, app, api.listTargets, async (ctx) => ({ items: await listTargets(ctx) }));
  serve(http, app, api.createTarget, (ctx, { body }) => createTarget(ctx, body));
  serve(http, app, api.updateTarget, (ctx, { params, body }) => updateTarget(ctx, params.id, body));
  serve(http, app, api.rotateTargetSecret, (ctx, { params }) => rotateTargetSecret(ctx, params.id));
  serve(http, app, api.listDeliveries, (ctx, { query }) => listDeliveries(ctx, query));
  serve(http, app, api.repeatDelivery, (ctx, { params }) => repeatDelivery(ctx, params.id));
  serve(http, app, api.listSources, async (ctx) => ({ items: await listSources(ctx) }));
  serve(http, app, api.createSource, (ctx, { body }) => createSource(ctx, body));
  serve(http, app, api.updateSource, (ctx, { params, body }) => updateSource(ctx, params.id, body));
  serve(http, app, api.rotateSource, (ctx, { params }) => rotateSource(ctx, params.id));
  serve(http, app, api.listArrivals, (ctx, { query }) => listArrivals(ctx, query));
  serve(http, app, api.repeatArrival, (ctx, { params }) => repeatArrival(ctx, params.id));
  webhooks(http, app);
}
