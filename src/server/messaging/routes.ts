import type { FastifyInstance } from "fastify";
import * as api from "../../api/messaging.ts";
import type { App, Ctx } from "../kernel/ctx.ts";
import { serve } from "../kernel/http.ts";
import { checkConnection } from "./connections/check-connection.ts";
import { createConnection } from "./connections/create-connection.ts";
import { listConnections } from "./connections/list-connections.ts";
import { listTemplates, presentTemplate } from "./connections/list-templates.ts";
import { presentConnection } from "./connections/present-connection.ts";
import { updateConnection } from "./connections/update-connection.ts";
import { updateTemplate } from "./connections/update-template.ts";
import { fillTemplate } from "./outgoing/fill-template.ts";
import { markDialogRead } from "./incoming/mark-dialog-read.ts";
import { listDialogs } from "./dialogs/list-dialogs.ts";
import { matterFor } from "./outgoing/matter-for.ts";
import { cancelMessage } from "./outgoing/cancel-message.ts";
import { queueMessage } from "./outgoing/queue-message.ts";
import { resendMessage } from "./outgoing/resend-message.ts";
import { readMessage } from "./dialogs/read-messages.ts";
import { templateById } from "./store.ts";
import { webhooks } from "./webhooks.ts";

const done = { ok: true } as const;

export function routes(http: FastifyInstance, app: App): void {
  conversation(http, app);
  templates(http, app);
  connections(http, app);
  webhooks(http, app);
}

function conversation(http: FastifyInstance, app: App): void {
  serve(http, app, api.getDialogs, async (ctx, { params }) => ({ items: await listDialogs(ctx, params.id) }));
  serve(http, app, api.sendMessage, async (ctx, { params, body }) => {
    const { key, ...content } = body;
    const message = await queueMessage(ctx, { ...content, clientId: params.id, onceKey: browserKey(ctx, key) });
    return readMessage(ctx, message.id);
  });
  serve(http, app, api.resendMessage, async (ctx, { params, body }) => {
    const message = await resendMessage(ctx, params.id, browserKey(ctx, body.key));
    return readMessage(ctx, message.id);
  });
  serve(http, app, api.cancelMessage, async (ctx, { params }) => {
    await cancelMessage(ctx, params.id);
    return done;
  });
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
  serve(http, app, api.updateTemplate, async (ctx, { params, body }) =>
    presentTemplate(await updateTemplate(ctx, params.id, body)),
  );
}

function connections(http: FastifyInstance, app: App): void {
  serve(http, app, api.listConnections, async (ctx) => ({ items: await listConnections(ctx) }));
  serve(http, app, api.createConnection, async (ctx, { body }) =>
    presentConnection(ctx, await createConnection(ctx, body)),
  );
  serve(http, app, api.updateConnection, async (ctx, { params, body }) =>
    presentConnection(ctx, await updateConnection(ctx, params.id, body)),
  );
  serve(http, app, api.checkConnection, async (ctx, { params }) =>
    presentConnection(ctx, await checkConnection(ctx, params.id)),
  );
}

/** Keys are made by browsers, so each employee has keys of his own. */
const browserKey = (ctx: Ctx, key: string): string => `user:${ctx.actor.id}:${key}`;
