import type { FastifyInstance } from "fastify";
import * as api from "../../api/telephony.ts";
import { newCtx, type App } from "../kernel/ctx.ts";
import { serve } from "../kernel/http.ts";
import { serveFile } from "../kernel/serve-file.ts";
import { getCall } from "./calls/get-call.ts";
import { getLineFigures } from "./calls/line-figures.ts";
import { linkCall, openCallApplication } from "./calls/link-call.ts";
import { listCalls } from "./calls/list-calls.ts";
import { listCurrentCalls } from "./calls/list-current-calls.ts";
import { requestCall } from "./calls/place-call.ts";
import { readCall } from "./calls/present-call.ts";
import { putAwayCall, setCallNote, setCallResult } from "./calls/set-call-result.ts";
import { checkConnection, installHooks } from "./connections/check-connection.ts";
import { createConnection } from "./connections/create-connection.ts";
import { listConnections, presentConnection } from "./connections/present-connection.ts";
import { getMyPhone, listExtensions, setExtension, setMyExtension } from "./connections/set-extension.ts";
import { rotateHookMark, updateConnection } from "./connections/update-connection.ts";
import { webPhoneKey } from "./connections/web-phone.ts";
import { listDeadHooks } from "./hooks/list-dead-hooks.ts";
import { processHookAgain } from "./hooks/process-hook.ts";
import { logCall } from "./log-call.ts";
import { sendPhonePage } from "./phone-page.ts";
import { searchAgain } from "./recordings/fetch-recordings.ts";
import { holdRecording } from "./recordings/keep-recordings.ts";
import { openRecording, readPeaks, recordingById } from "./recordings/read-recording.ts";
import { checkVaultDay } from "./vault/begin-day.ts";
import { listVaultDays } from "./vault/list-vault-days.ts";
import { webhooks } from "./webhooks.ts";

const done = { ok: true } as const;

export function routes(http: FastifyInstance, app: App): void {
  calls(http, app);
  results(http, app);
  recordings(http, app);
  reports(http, app);
  connections(http, app);
  extensions(http, app);
  webhooks(http, app);
}

function calls(http: FastifyInstance, app: App): void {
  serve(http, app, api.listCalls, (ctx, { query }) => listCalls(ctx, query));
  serve(http, app, api.listCurrentCalls, listCurrentCalls);
  serve(http, app, api.getCall, (ctx, { params }) => getCall(ctx, params.id));
  serve(http, app, api.placeCall, async (ctx, { body }) => readCall(ctx, await requestCall(ctx, body)));
  serve(http, app, api.putAwayCall, async (ctx, { params }) => {
    await putAwayCall(ctx, params.id);
    return done;
  });
}

function results(http: FastifyInstance, app: App): void {
  serve(http, app, api.logCall, (ctx, { params, body }) => logCall(ctx, { clientId: params.id, ...body }));
  serve(http, app, api.setCallResult, async (ctx, { params, body }) => {
    await setCallResult(ctx, params.id, body);
    return readCall(ctx, params.id);
  });
  serve(http, app, api.setCallNote, async (ctx, { params, body }) => {
    await setCallNote(ctx, params.id, body.note);
    return done;
  });
  serve(http, app, api.linkCall, async (ctx, { params, body }) => {
    await linkCall(ctx, params.id, body.clientId);
    return readCall(ctx, params.id);
  });
  serve(http, app, api.openCallApplication, async (ctx, { params, body }) => {
    await openCallApplication(ctx, params.id, body.name);
    return readCall(ctx, params.id);
  });
}

function recordings(http: FastifyInstance, app: App): void {
  serveFile(http, app, api.getRecordingFile, (ctx, { params, query }) => openRecording(ctx, params.id, query.play));
  serve(http, app, api.getRecordingPeaks, (ctx, { params }) => readPeaks(ctx, params.id));
  serve(http, app, api.holdRecording, async (ctx, { params, body }) => {
    await holdRecording(ctx, params.id, body.isHeld);
    return recordingById(ctx, params.id);
  });
  serve(http, app, api.searchRecording, async (ctx, { params }) => {
    await searchAgain(ctx, params.id);
    return done;
  });
}

function reports(http: FastifyInstance, app: App): void {
  serve(http, app, api.getLineFigures, (ctx, { query }) => getLineFigures(ctx, query));
  serve(http, app, api.listVaultDays, (ctx, { query }) => listVaultDays(ctx, query.after));
  serve(http, app, api.checkVaultDay, async (ctx, { body }) => {
    await checkVaultDay(ctx, body.connectionId, body.day);
    return done;
  });
  serve(http, app, api.listDeadHooks, (ctx, { query }) => listDeadHooks(ctx, query.after));
  serve(http, app, api.processHookAgain, async (ctx, { params }) => {
    await processHookAgain(ctx, params.id);
    return done;
  });
}

function connections(http: FastifyInstance, app: App): void {
  serve(http, app, api.listPhoneConnections, async (ctx) => ({ items: await listConnections(ctx) }));
  serve(http, app, api.createPhoneConnection, async (ctx, { body }) =>
    presentConnection(ctx, await createConnection(ctx, body)),
  );
  serve(http, app, api.updatePhoneConnection, async (ctx, { params, body }) =>
    presentConnection(ctx, await updateConnection(ctx, params.id, body)),
  );
  serve(http, app, api.checkPhoneConnection, async (ctx, { params }) =>
    presentConnection(ctx, await checkConnection(ctx, params.id)),
  );
  serve(http, app, api.installPhoneHooks, async (ctx, { params }) =>
    presentConnection(ctx, await installHooks(ctx, params.id)),
  );
  serve(http, app, api.rotateHookMark, async (ctx, { params }) =>
    presentConnection(ctx, await rotateHookMark(ctx, params.id)),
  );
}

function extensions(http: FastifyInstance, app: App): void {
  serve(http, app, api.listExtensions, async (ctx) => ({ items: await listExtensions(ctx) }));
  serve(http, app, api.setExtension, async (ctx, { params, body }) => {
    await setExtension(ctx, { connectionId: params.id, userId: params.userId, extension: body.extension });
    return done;
  });
  serve(http, app, api.getMyPhone, getMyPhone);
  serve(http, app, api.setMyExtension, async (ctx, { body }) => {
    await setMyExtension(ctx, body);
    return done;
  });
  serve(http, app, api.getWebPhoneKey, webPhoneKey);
  http.get("/phone", async (request, reply) => {
    if (!app.mayDo(request.actor, "calls.write")) return reply.redirect("/app");
    return sendPhonePage(newCtx(app, request.actor, { log: app.log.child({ req: request.id }) }), reply);
  });
}
