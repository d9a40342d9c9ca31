import type { FastifyInstance } from "fastify";
import * as api from "../../api/automation.ts";
import * as card from "../../api/automation-card.ts";
import * as journal from "../../api/automation-journal.ts";
import type { App } from "../kernel/ctx.ts";
import { serve } from "../kernel/http.ts";
import { addRule } from "./editing/add-rule.ts";
import { removeRule } from "./editing/remove-rule.ts";
import { updateRule } from "./editing/update-rule.ts";
import { getCardAutomation } from "./reading/card/get-card-automation.ts";
import { getCatalog } from "./reading/get-catalog.ts";
import { getJournal } from "./reading/get-journal.ts";
import { getRules } from "./reading/get-rules.ts";
import { stayLines } from "./reading/run-lines.ts";
import { tryRules } from "./reading/try-rules.ts";
import { rehearsalRoutes } from "./rehearsal/routes.ts";
import { repeatFailures } from "./runs/repeat-failures.ts";
import { repeatRun } from "./runs/repeat-run.ts";
import { skipRun } from "./runs/skip-run.ts";
import { stopRobots } from "./runs/stop-robots.ts";
import { pressTrigger } from "./triggers/press-trigger.ts";
import { versionRoutes } from "./versions/routes.ts";
import { valueRoutes } from "./values/routes.ts";

const ok = { ok: true } as const;

export function routes(http: FastifyInstance, app: App): void {
  valueRoutes(http, app);
  versionRoutes(http, app);
  rehearsalRoutes(http, app);
  serve(http, app, api.getCatalog, (ctx) => getCatalog(ctx));
  serve(http, app, api.getRules, (ctx, { params, query }) => getRules(ctx, params.id, query.view));
  serve(http, app, api.addRule, (ctx, { params, body }) => addRule(ctx, { ...body, stageId: params.id }));
  serve(http, app, api.updateRule, (ctx, { params, body }) => updateRule(ctx, params.id, body));
  serve(http, app, api.removeRule, async (ctx, { params }) => (await removeRule(ctx, params.id), ok));
  serve(http, app, api.tryRules, async (ctx, { params, query }) => ({
    items: await tryRules(ctx, params.id, query.matterId),
  }));
  serve(http, app, journal.getJournal, (ctx, { query }) => getJournal(ctx, query));
  serve(http, app, journal.repeatRun, async (ctx, { params }) => (await repeatRun(ctx, params.id), ok));
  serve(http, app, journal.skipRun, async (ctx, { params }) => (await skipRun(ctx, params.id), ok));
  serve(http, app, journal.repeatFailures, (ctx, { body }) => repeatFailures(ctx, body));
  serve(http, app, journal.getWaiting, async (ctx, { params }) => ({ items: await stayLines(ctx, params.id) }));
  serve(http, app, card.getCardAutomation, (ctx, { params }) => getCardAutomation(ctx, params.id));
  serve(http, app, card.pressTrigger, (ctx, { params }) =>
    pressTrigger(ctx, { matterId: params.id, ruleId: params.ruleId }),
  );
  serve(http, app, card.stopCardRobots, async (ctx, { params }) => ({ stopped: await stopRobots(ctx, params.id) }));
}
