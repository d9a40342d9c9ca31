import type { FastifyInstance } from "fastify";
import { MAX_UPLOAD, upload } from "../../api/uploads.ts";
import { defineSlice, type App } from "../kernel/ctx.ts";
import { serve } from "../kernel/http.ts";
import { bringFile } from "./bring-file.ts";
import { sweep } from "./sweep-uploads.ts";
import "./tables.ts";

/** The body is handed on unread, so a large file is never held in memory. */
function routes(http: FastifyInstance, app: App): void {
  void http.register(async (own) => {
    // Read as a form or as JSON it would be held and taken apart whole.
    own.removeAllContentTypeParsers();
    own.addContentTypeParser("application/octet-stream", { bodyLimit: MAX_UPLOAD }, (_request, _payload, done) =>
      // The stream itself is not a body to look into; the verb reads it.
      done(null, undefined),
    );
    serve(own, app, upload, (ctx, { query, request }) => bringFile(ctx, { name: query.name, content: request.raw }));
  });
}

export const uploads = defineSlice({ name: "uploads", routes, jobs: [sweep] });
