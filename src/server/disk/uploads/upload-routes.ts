import type { FastifyInstance } from "fastify";
import * as api from "../../../api/disk-uploads.ts";
import { MAX_FILE } from "../../../api/disk.ts";
import type { App } from "../../kernel/ctx.ts";
import { invalid } from "../../kernel/errors.ts";
import { serve } from "../../kernel/http.ts";
import { sendPart } from "./send-part.ts";
import { dropUpload, findClashes, getUpload, startUpload } from "./start-upload.ts";

const OFFSET = "upload-offset";

export function uploadRoutes(http: FastifyInstance, app: App): void {
  serve(http, app, api.findClashes, async (ctx, { body }) => ({
    taken: await findClashes(ctx, body.folderId, body.names),
  }));
  serve(http, app, api.startUpload, (ctx, { body }) => startUpload(ctx, body));
  serve(http, app, api.getUpload, async (ctx, { params, reply }) => {
    const state = await getUpload(ctx, params.id);
    // HEAD has no body: there it is all that is told.
    void reply.header(OFFSET, state.offset);
    return state;
  });
  serve(http, app, api.dropUpload, async (ctx, { params }) => {
    await dropUpload(ctx, params.id);
    return { ok: true as const };
  });
  void http.register(async (own) => {
    // The body is handed on unread, so a large file is never held in memory.
    own.removeAllContentTypeParsers();
    own.addContentTypeParser("application/octet-stream", { bodyLimit: MAX_FILE }, (_request, _payload, done) =>
      done(null, undefined),
    );
    serve(own, app, api.sendPart, async (ctx, { params, request, reply }) => {
      const from = Number(request.headers[OFFSET]);
      if (!Number.isSafeInteger(from) || from < 0) throw invalid({ offset: "required" });
      const state = await sendPart(ctx, params.id, from, request.raw);
      void reply.header(OFFSET, state.offset);
      return state;
    });
  });
}
