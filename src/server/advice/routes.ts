import type { FastifyInstance } from "fastify";
import * as api from "../../api/advice.ts";
import type { App } from "../kernel/ctx.ts";
import { serve } from "../kernel/http.ts";
import { agreeAdvice } from "./agree-advice.ts";
import { answerQuestion } from "./answer-question.ts";
import { getAdvice } from "./get-advice.ts";
import { recordAdvice } from "./record-advice.ts";

const done = { ok: true as const };

export function routes(http: FastifyInstance, app: App): void {
  serve(http, app, api.getAdvice, (ctx, { params }) => getAdvice(ctx, params.id));
  serve(http, app, api.answerQuestion, async (ctx, { params, body }) => {
    await answerQuestion(ctx, { clientId: params.id, code: params.code, value: body.value });
    return done;
  });
  serve(http, app, api.recordAdvice, (ctx, { params, body }) => recordAdvice(ctx, { matterId: params.id, ...body }));
  serve(http, app, api.agreeAdvice, async (ctx, { params }) => {
    await agreeAdvice(ctx, params.id);
    return done;
  });
}
