import type { FastifyInstance } from "fastify";
import * as api from "../../api/creditors.ts";
import type { App } from "../kernel/ctx.ts";
import { serve } from "../kernel/http.ts";
import { addCreditor } from "./creditors/add-creditor.ts";
import { listCreditors } from "./creditors/list-creditors.ts";
import { mergeCreditors } from "./debts/merge-creditors.ts";
import { viewCreditor } from "./creditors/store.ts";
import { updateCreditor } from "./creditors/update-creditor.ts";

export function creditorRoutes(http: FastifyInstance, app: App): void {
  serve(http, app, api.listCreditors, (ctx, { query }) => listCreditors(ctx, query));
  serve(http, app, api.getCreditor, (ctx, { params }) => viewCreditor(ctx, params.id));
  serve(http, app, api.addCreditor, (ctx, { body }) => addCreditor(ctx, body));
  serve(http, app, api.updateCreditor, (ctx, { params, body }) => updateCreditor(ctx, params.id, body));
  serve(http, app, api.mergeCreditors, (ctx, { params, body }) =>
    mergeCreditors(ctx, { id: params.id, otherId: body.otherId }),
  );
}
