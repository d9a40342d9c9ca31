import type { FastifyInstance } from "fastify";
import { submitApplication } from "../../api/applications.ts";
import { newCtx, visitorActor, type App, type Ctx } from "../kernel/ctx.ts";
import { readFirm } from "../kernel/settings.ts";
import { dayOf } from "../kernel/working-time.ts";
import type { FormAttemptsTable } from "./tables.ts";

/** Counts a form by outcome and day. Of a refused form this count is all that is kept. */
async function countAttempt(ctx: Ctx, outcome: FormAttemptsTable["outcome"]): Promise<void> {
  const day = dayOf(ctx.now, (await readFirm(ctx)).zone);
  await ctx.db
    .insertInto("form_attempts")
    .values({ day, outcome, attempts: 1 })
    .onConflict((oc) => oc.columns(["day", "outcome"]).doUpdateSet((eb) => ({ attempts: eb("form_attempts.attempts", "+", 1) })))
    .execute();
}

const outcomes: Record<number, FormAttemptsTable["outcome"]> = { 201: "accepted", 303: "accepted", 422: "refused", 429: "too-many" };

/** Both ways into the firm: the page's script and the form without it. */
const forms = new Set([submitApplication.path, "/applications"]);

/** Counts every sending by its answer, also those that no handler saw because a field was wrong. */
export function countAttempts(http: FastifyInstance, app: App): void {
  http.addHook("onResponse", async (request, reply) => {
    const outcome = outcomes[reply.statusCode];
    if (request.method !== "POST" || !outcome || !forms.has(request.routeOptions.url ?? "")) return;
    await countAttempt(newCtx(app, visitorActor), outcome);
  });
}
