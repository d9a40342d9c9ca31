import type { FastifyInstance } from "fastify";
import * as api from "../../../api/automation-values.ts";
import type { App } from "../../kernel/ctx.ts";
import { serve } from "../../kernel/http.ts";
import { addValue } from "./add-value.ts";
import { getCardVariables } from "./get-card-variables.ts";
import { listValues } from "./list-values.ts";
import { removeValue } from "./remove-value.ts";
import { setCardVariable } from "./set-card-variable.ts";
import { updateValue } from "./update-value.ts";

const ok = { ok: true } as const;

export function valueRoutes(http: FastifyInstance, app: App): void {
  serve(http, app, api.listValues, async (ctx) => ({ items: await listValues(ctx) }));
  serve(http, app, api.addValue, (ctx, { body }) => addValue(ctx, body));
  serve(http, app, api.updateValue, (ctx, { params, body }) => updateValue(ctx, params.id, body));
  serve(http, app, api.removeValue, async (ctx, { params }) => (await removeValue(ctx, params.id), ok));
  serve(http, app, api.getCardVariables, async (ctx, { params }) => ({
    items: await getCardVariables(ctx, params.id),
  }));
  serve(http, app, api.setCardVariable, async (ctx, { params, body }) => {
    await setCardVariable(ctx, { matterId: params.id, code: params.code, value: body.value });
    return ok;
  });
}
