import type { FastifyInstance } from "fastify";
import * as api from "../../../api/automation-versions.ts";
import type { App } from "../../kernel/ctx.ts";
import { serve } from "../../kernel/http.ts";
import { copyRule } from "./copy-rule.ts";
import { discardDraft } from "./discard-draft.ts";
import { exportAutomation } from "./export-automation.ts";
import { getChanges } from "./get-changes.ts";
import { getUses } from "./get-uses.ts";
import { importAutomation } from "./import-automation.ts";
import { listVersions } from "./list-versions.ts";
import { publishDraft } from "./publish-draft.ts";
import { returnToVersion } from "./return-to-version.ts";

const ok = { ok: true } as const;

export function versionRoutes(http: FastifyInstance, app: App): void {
  serve(http, app, api.getChanges, (ctx, { params }) => getChanges(ctx, params.id));
  serve(http, app, api.discardDraft, async (ctx, { params }) => (await discardDraft(ctx, params.id), ok));
  serve(http, app, api.publishDraft, (ctx, { params, body }) => publishDraft(ctx, params.id, body));
  serve(http, app, api.listVersions, (ctx, { params }) => listVersions(ctx, params.id));
  serve(http, app, api.returnToVersion, (ctx, { params }) => returnToVersion(ctx, params.id, params.number));
  serve(http, app, api.exportAutomation, (ctx, { params }) => exportAutomation(ctx, params.id));
  serve(http, app, api.importAutomation, (ctx, { params, body }) => importAutomation(ctx, params.id, body.file));
  serve(http, app, api.copyRule, (ctx, { params, body }) => copyRule(ctx, params.id, body.stageId));
  serve(http, app, api.getUses, (ctx, { query }) => getUses(ctx, query));
}
