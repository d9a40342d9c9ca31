import type { FastifyInstance } from "fastify";
import * as api from "../../api/clients.ts";
import type { App } from "../kernel/ctx.ts";
import { serve } from "../kernel/http.ts";
import { addComment } from "./add-comment.ts";
import { addPhone } from "./add-phone.ts";
import { changeTags } from "./change-tags.ts";
import { creditorRoutes } from "./creditor-routes.ts";
import { debtRoutes } from "./debt-routes.ts";
import { factRoutes } from "./fact-routes.ts";
import { giveConsent } from "./give-consent.ts";
import { removePhone } from "./remove-phone.ts";
import { updateClient } from "./update-client.ts";

const done = { ok: true as const };

/** `clients.create-client` is served by matters: a new client gets a matter at once, and matters stand a floor higher. */
export function routes(http: FastifyInstance, app: App): void {
  factRoutes(http, app);
  debtRoutes(http, app);
  creditorRoutes(http, app);
  serve(http, app, api.updateClient, async (ctx, { params, body }) => {
    await updateClient(ctx, params.id, body);
    return done;
  });
  serve(http, app, api.addPhone, (ctx, { params, body }) => addPhone(ctx, { clientId: params.id, ...body }));
  serve(http, app, api.removePhone, async (ctx, { params }) => {
    await removePhone(ctx, { clientId: params.id, phoneId: params.phoneId });
    return done;
  });
  serve(http, app, api.setConsent, async (ctx, { params, body }) => {
    await giveConsent(ctx, { clientId: params.id, ...body, textVersion: "" });
    return done;
  });
  serve(http, app, api.changeTags, async (ctx, { params, body }) => {
    await changeTags(ctx, params.id, body);
    return done;
  });
  serve(http, app, api.addComment, (ctx, { params, body }) => addComment(ctx, { clientId: params.id, ...body }));
}
