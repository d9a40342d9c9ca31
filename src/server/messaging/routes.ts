import type { FastifyInstance } from "fastify";
import * as connectionApi from "../../api/connections.ts";
import * as api from "../../api/messaging.ts";
import type { App, Ctx } from "../kernel/ctx.ts";
import { serve } from "../kernel/http.ts";
import * as templateApi from "../../api/message-templates.ts";
import { createTemplate } from "./connections/create-template.ts";
import { removeTemplate } from "./connections/remove-template.ts";
import { submitTemplate } from "./connections/submit-template.ts";
import { readAllTemplates } from "./connections/read-templates.ts";
import { deliveries } from "./policy/routes.ts";
import { readFile } from "./dialogs/read-file.ts";
import { mediaLinks } from "./outgoing/media-links.ts";
import { serveFile } from "../kernel/serve-file.ts";
import { listChannelLinks } from "./bots/channel-links.ts";
import { checkConnection } from "./connections/check-connection.ts";
import { createConnection } from "./connections/create-connection.ts";
import { listConnections } from "./connections/list-connections.ts";
import { listTemplates, presentTemplate } from "./connections/list-templates.ts";
import { presentConnection } from "./connections/present-connection.ts";
import { updateConnection } from "./connections/update-connection.ts";
import { updateTemplate } from "./connections/update-template.ts";
import { fillTemplate } from "./outgoing/fill-template.ts";
import { subscribeConnection } from "./connections/watch-subscriptions.ts";
import { listDeadHooks, repeatHook } from "./incoming/dead-hooks.ts";
import { markDialogRead } from "./incoming/mark-dialog-read.ts";
import { quoteMessage } from "./outgoing/quote-message.ts";
import { listDialogs } from "./dialogs/list-dialogs.ts";
import { matterFor } from "./outgoing/matter-for.ts";
import { cancelMessage } from "./outgoing/cancel-message.ts";
import { queueMessage } from "./outgoing/queue-message.ts";
import { resendMessage } from "./outgoing/resend-message.ts";
import { readMessage } from "./dialogs/read-messages.ts";
import { templateById } from "./store.ts";
import { hookRoutes } from "./hooks/hook-routes.ts";

const done = { ok: true } as const;

export function routes(http: FastifyInstance, app: App): void {
  conversation(http, app);
  templates(http, app);
  connections(http, app);
  deliveries(http, app);
  mediaLinks(http, app);
  hookRoutes(http, app);
}

function conversation(http: FastifyInstance, app: App): void {
  serve(http, app, api.getDialogs, async (ctx, { params }) => ({ items: await listDialogs(ctx, params.id) }));
  serve(http, app, api.sendMessage, async (ctx, { params, body }) => {
    const { key, ...content } = body;
    const message = await queueMessage(ctx, { ...content, clientId: params.id, onceKey: browserKey(ctx, key) });
    return readMessage(ctx, message.id);
  });
  serveFile(http, app, api.readMessageFile, (ctx, { params }) => readFile(ctx, params));
  serve(http, app, api.resendMessage, async (ctx, { params, body }) => {
    const message = await resendMessage(ctx, params.id, browserKey(ctx, body.key));
    return readMessage(ctx, message.id);
  });
  serve(http, app, api.cancelMessage, async (ctx, { params }) => {
    await cancelMessage(ctx, params.id);
    return done;
  });
  serve(http, app, api.listChannelLinks, (ctx, { params }) => listChannelLinks(ctx, params.id));
  serve(http, app, api.quoteMessage, (ctx, { params, body }) => quoteMessage(ctx, { clientId: params.id, ...body }));
  serve(http, app, api.markDialogRead, async (ctx, { params }) => {
    await markDialogRead(ctx, params.id);
    return done;
  });
}

function templates(http: FastifyInstance, app: App): void {
  serve(http, app, api.listTemplates, listTemplates);
  serve(http, app, api.previewTemplate, async (ctx, { params, query }) =>
    fillTemplate(ctx, await templateById(ctx, params.templateId), {
      clientId: params.id,
      matterId: await matterFor(ctx, params.id, query.matterId),
    }),
  );
  serve(http, app, templateApi.createTemplate, async (ctx, { body }) =>
    presentTemplate(await createTemplate(ctx, body)),
  );
  serve(http, app, templateApi.submitTemplate, async (ctx, { params, body }) =>
    presentTemplate(await submitTemplate(ctx, params.id, body.category)),
  );
  serve(http, app, templateApi.removeTemplate, async (ctx, { params }) => {
    await removeTemplate(ctx, params.id);
    return done;
  });
  serve(http, app, templateApi.rereadTemplates, async (ctx) => {
    await readAllTemplates(ctx);
    return done;
  });
  serve(http, app, api.updateTemplate, async (ctx, { params, body }) =>
    presentTemplate(await updateTemplate(ctx, params.id, body)),
  );
}

function connections(http: FastifyInstance, app: App): void {
  serve(http, app, connectionApi.listConnections, async (ctx) => ({ items: await listConnections(ctx) }));
  serve(http, app, connectionApi.createConnection, async (ctx, { body }) =>
    presentConnection(ctx, await createConnection(ctx, body)),
  );
  serve(http, app, connectionApi.updateConnection, async (ctx, { params, body }) =>
    presentConnection(ctx, await updateConnection(ctx, params.id, body)),
  );
  serve(http, app, connectionApi.subscribeConnection, async (ctx, { params }) =>
    presentConnection(ctx, await subscribeConnection(ctx, params.id)),
  );
  serve(http, app, connectionApi.listDeadHooks, listDeadHooks);
  serve(http, app, connectionApi.repeatHook, async (ctx, { params }) => {
    await repeatHook(ctx, params.id);
    return done;
  });
  serve(http, app, connectionApi.checkConnection, async (ctx, { params }) =>
    presentConnection(ctx, await checkConnection(ctx, params.id)),
  );
}

/** Keys are made by browsers, so each employee has keys of his own. */
const browserKey = (ctx: Ctx, key: string): string => `user:${ctx.actor.id}:${key}`;
