import type { FastifyInstance } from "fastify";
import * as api from "../../../api/packages.ts";
import { recordRead } from "../../audit/index.ts";
import type { App } from "../../kernel/ctx.ts";
import { notFound, refused } from "../../kernel/errors.ts";
import { serve } from "../../kernel/http.ts";
import { serveFile } from "../../kernel/serve-file.ts";
import { clientBrief } from "../../clients/index.ts";
import { documentById } from "../papers/store.ts";
import { makePlanTasks } from "../planner/make-plan-tasks.ts";
import { readPlan } from "../planner/read-plan.ts";
import { noteMatterRead, noteRead } from "../requests/routes.ts";
import { assemblePackage } from "./assemble-package.ts";
import { createPackage } from "./create-package.ts";
import { packageTitles } from "./data/package-papers.ts";
import { packageById } from "./load-package.ts";
import { makePapers } from "./make-papers.ts";
import { papersOfFact, provenanceOf } from "./provenance.ts";
import { setFilingDay } from "./set-filing-day.ts";
import { briefOf, getPackage, packageOfRevision, packagesOf, revisionsOf } from "./store.ts";

export function packageRoutes(http: FastifyInstance, app: App): void {
  readRoutes(http, app);
  dayRoutes(http, app);
  makeRoutes(http, app);
  factRoutes(http, app);
}

function readRoutes(http: FastifyInstance, app: App): void {
  serve(http, app, api.listPackages, async (ctx, { params }) => {
    await noteMatterRead(ctx, params.id);
    return { items: (await packagesOf(ctx, params.id)).map(briefOf) };
  });
  serve(http, app, api.createPackage, async (ctx, { params, body }) => {
    await noteMatterRead(ctx, params.id);
    const { packageId } = await createPackage(ctx, params.id, body.kind);
    return briefOf(await packageById(ctx, packageId));
  });
  serve(http, app, api.getPackage, async (ctx, { params }) => {
    await noteRead(ctx, (await packageById(ctx, params.id)).client_id);
    return getPackage(ctx, params.id);
  });
  serveFile(http, app, api.downloadPackage, async (ctx, { params, query }) => {
    const { revision, row } = await packageOfRevision(ctx, params.id);
    await recordRead(ctx, { clientId: row.client_id, what: "documents" });
    const [key, size] =
      query.as === "pdf" ? [revision.pdf_key, revision.pdf_size] : [revision.zip_key, revision.zip_size];
    if (key === null || size === null) throw refused("no-such-file", { reason: revision.reason });
    const { name: client } = await clientBrief(ctx, row.client_id);
    const name = `${packageTitles[row.kind][0]}, ${client}, редакция ${revision.number}.${query.as}`;
    return { key, size, name, type: query.as === "pdf" ? "application/pdf" : "application/zip" };
  });
}

function dayRoutes(http: FastifyInstance, app: App): void {
  serve(http, app, api.setFilingDay, async (ctx, { params, body }) => {
    await setFilingDay(ctx, params.id, body.day);
    return getPackage(ctx, params.id);
  });
  serve(http, app, api.planPackage, async (ctx, { params, query }) => {
    const row = await packageById(ctx, params.id);
    await noteRead(ctx, row.client_id);
    return readPlan(ctx, row, query.day);
  });
  serve(http, app, api.makePlanTasks, (ctx, { params }) => makePlanTasks(ctx, params.id));
}

function makeRoutes(http: FastifyInstance, app: App): void {
  serve(http, app, api.makePackagePapers, async (ctx, { params, body }) => {
    await noteRead(ctx, (await packageById(ctx, params.id)).client_id);
    return makePapers(ctx, params.id, body.codes);
  });
  serve(http, app, api.assemblePackage, async (ctx, { params, body }) => {
    const { revisionId } = await assemblePackage(ctx, { packageId: params.id, withGaps: body.withGaps });
    const [revision] = await revisionsOf(ctx, { id: revisionId });
    if (!revision) throw notFound("revision");
    return revision;
  });
}

function factRoutes(http: FastifyInstance, app: App): void {
  serve(http, app, api.getProvenance, async (ctx, { params }) => {
    await noteRead(ctx, (await documentById(ctx, params.id)).client_id);
    return provenanceOf(ctx, params.id);
  });
  serve(http, app, api.getFactPapers, async (ctx, { params, query }) => {
    await noteRead(ctx, params.id);
    return papersOfFact(ctx, params.id, query);
  });
}
