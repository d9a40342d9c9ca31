import type { FastifyInstance } from "fastify";
import * as api from "../../../api/deliveries.ts";
import type { App } from "../../kernel/ctx.ts";
import { serve } from "../../kernel/http.ts";
import { changeDeliverySettings, chooseSender } from "./change-delivery-settings.ts";
import { deliver } from "./deliver.ts";
import { createPolicy, listPolicies, presentPolicy, updatePolicy } from "./policies.ts";
import { readDelivery } from "./read-delivery.ts";

const done = { ok: true } as const;

export function deliveries(http: FastifyInstance, app: App): void {
  serve(http, app, api.getDelivery, (ctx, { params }) => readDelivery(ctx, params.id));
  serve(http, app, api.deliver, (ctx, { params, body: { key, ...said } }) =>
    deliver(ctx, params.id, { ...said, onceKey: `user:${ctx.actor.id}:${key}` }),
  );
  serve(http, app, api.listPolicies, (ctx) => listPolicies(ctx));
  serve(http, app, api.createPolicy, async (ctx, { body }) => presentPolicy(await createPolicy(ctx, body)));
  serve(http, app, api.updatePolicy, async (ctx, { params, body }) =>
    presentPolicy(await updatePolicy(ctx, params.id, body)),
  );
  serve(http, app, api.updateDeliverySettings, async (ctx, { body }) => {
    await changeDeliverySettings(ctx, body);
    return done;
  });
  serve(http, app, api.chooseSender, async (ctx, { params }) => {
    await chooseSender(ctx, params.id);
    return done;
  });
}
