import type { FastifyInstance } from "fastify";
import * as api from "../../api/inbox.ts";
import type { App } from "../kernel/ctx.ts";
import { serve } from "../kernel/http.ts";
import { claimClient, claimConversation } from "./claim-conversation.ts";
import { closeConversation } from "./close-conversation.ts";
import { giveConversation } from "./give-conversation.ts";
import { readConversation } from "./read-conversation.ts";
import { releaseConversation } from "./release-conversation.ts";
import { reopenConversation } from "./reopen-conversation.ts";
import { snoozeConversation } from "./snooze-conversation.ts";
import { startConversation } from "./start-conversation.ts";

const done = { ok: true } as const;

export function routes(http: FastifyInstance, app: App): void {
  serve(http, app, api.startConversation, (ctx, { params }) => startConversation(ctx, params.id));
  serve(http, app, api.claimConversation, async (ctx, { params, body }) => {
    await claimConversation(ctx, params.id, body);
    return done;
  });
  serve(http, app, api.claimClient, async (ctx, { params, body }) => {
    await claimClient(ctx, params.id, body);
    return done;
  });
  serve(http, app, api.releaseConversation, async (ctx, { params }) => {
    await releaseConversation(ctx, params.id);
    return done;
  });
  serve(http, app, api.giveConversation, async (ctx, { params, body }) => {
    await giveConversation(ctx, params.id, body.userId);
    return done;
  });
  serve(http, app, api.snoozeConversation, async (ctx, { params, body }) => {
    await snoozeConversation(ctx, params.id, body.until);
    return done;
  });
  serve(http, app, api.closeConversation, async (ctx, { params }) => {
    await closeConversation(ctx, params.id);
    return done;
  });
  serve(http, app, api.reopenConversation, async (ctx, { params, body }) => {
    await reopenConversation(ctx, params.id, body);
    return done;
  });
  serve(http, app, api.readConversation, async (ctx, { params }) => {
    await readConversation(ctx, params.id);
    return done;
  });
}
