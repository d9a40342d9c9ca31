import type { FastifyInstance } from "fastify";
import * as api from "../../api/applications.ts";
import { visitorActor, type App } from "../kernel/ctx.ts";
import { serve } from "../kernel/http.ts";
import { countAttempts } from "./attempts.ts";
import { rejectApplication, releaseApplication } from "./judge-suspect.ts";
import { listApplications } from "./list-applications.ts";
import { submitForm } from "./submit-form.ts";
import { takeApplication } from "./take-application.ts";

export function routes(http: FastifyInstance, app: App): void {
  countAttempts(http, app);
  serve(http, app, api.submitApplication, async (ctx, { body, request }) => {
    const received = await submitForm({ ...ctx, actor: visitorActor }, body, request);
    return { number: received.number, thankYouUrl: `/thank-you/${received.publicToken}` };
  });
  serve(http, app, api.listApplications, (ctx, { query }) => listApplications(ctx, query));
  serve(http, app, api.takeApplication, (ctx, { params }) => takeApplication(ctx, params.id));
  serve(http, app, api.releaseApplication, (ctx, { params }) => releaseApplication(ctx, params.id));
  serve(http, app, api.rejectApplication, async (ctx, { params }) => {
    await rejectApplication(ctx, params.id);
    return { ok: true as const };
  });
}
