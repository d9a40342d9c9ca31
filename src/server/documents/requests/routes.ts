import type { FastifyInstance } from "fastify";
import * as api from "../../../api/requests.ts";
import { recordRead } from "../../audit/index.ts";
import type { App, Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { serve } from "../../kernel/http.ts";
import { serveFile } from "../../kernel/serve-file.ts";
import { matterBrief } from "../../matters/index.ts";
import { acceptPaper, rejectPaper } from "./accept-paper.ts";
import { createRequest, revokeRequest } from "./create-request.ts";
import { addOwnPaper, listPapers } from "./list-papers.ts";
import { bringPages } from "./pages/bring-pages.ts";
import { changePage } from "./pages/change-page.ts";
import { showPage } from "./pages/show-page.ts";
import { setPaperFile } from "./set-paper-file.ts";
import { setPaperNeed } from "./set-paper-need.ts";
import { itemById, itemOf, pagesOf, paperItemsOf } from "./store.ts";

export function paperRoutes(http: FastifyInstance, app: App): void {
  listRoutes(http, app);
  pageRoutes(http, app);
  decisionRoutes(http, app);
}

/** Whoever opens a paper reads its client's card. */
export const noteRead = (ctx: Ctx, clientId: number): Promise<void> =>
  recordRead(ctx, { clientId, what: "documents", quietMinutes: 10 });

export async function noteMatterRead(ctx: Ctx, matterId: number): Promise<void> {
  const matter = await matterBrief(ctx, matterId);
  if (!matter) throw notFound("matter");
  await noteRead(ctx, matter.clientId);
}

function listRoutes(http: FastifyInstance, app: App): void {
  serve(http, app, api.listPaperItems, async (ctx, { params }) => {
    await noteMatterRead(ctx, params.id);
    return paperItemsOf(ctx, params.id);
  });
  serve(http, app, api.refreshPaperItems, async (ctx, { params, body }) => {
    await noteMatterRead(ctx, params.id);
    await listPapers(ctx, params.id, body.kind);
    return paperItemsOf(ctx, params.id);
  });
  serve(http, app, api.addPaperItem, async (ctx, { params, body }) => {
    const { itemId } = await addOwnPaper(ctx, params.id, body.title);
    return itemOf(ctx, itemId);
  });
  serve(http, app, api.setPaperNeed, async (ctx, { params, body }) => {
    await setPaperNeed(ctx, params.id, body.isNeeded);
    return itemOf(ctx, params.id);
  });
  serve(http, app, api.createPaperRequest, (ctx, { params, body }) =>
    createRequest(ctx, { matterId: params.id, ...body }),
  );
  serve(http, app, api.revokePaperRequest, async (ctx, { params }) => {
    await revokeRequest(ctx, params.id);
    return { ok: true as const };
  });
}

function pageRoutes(http: FastifyInstance, app: App): void {
  serve(http, app, api.getPaperPages, async (ctx, { params }) => {
    await noteRead(ctx, (await itemById(ctx, params.id)).client_id);
    return { items: await pagesOf(ctx, params.id) };
  });
  serve(http, app, api.bringPaperPages, async (ctx, { params, body }) => {
    await bringPages(ctx, params.id, body.uploadIds);
    return { items: await pagesOf(ctx, params.id) };
  });
  serve(http, app, api.changePaperPage, async (ctx, { params, body }) => {
    const { itemId } = await changePage(ctx, params.id, body);
    return { items: await pagesOf(ctx, itemId) };
  });
  serveFile(http, app, api.showPaperPage, async (ctx, { params }) => {
    const { file, item } = await showPage(ctx, params.id);
    await noteRead(ctx, item.client_id);
    return file;
  });
}

function decisionRoutes(http: FastifyInstance, app: App): void {
  serve(http, app, api.acceptPaper, async (ctx, { params, body }) => {
    await acceptPaper(ctx, params.id, body.issuedOn);
    return itemOf(ctx, params.id);
  });
  serve(http, app, api.rejectPaper, async (ctx, { params, body }) => {
    await rejectPaper(ctx, params.id, body.code, body.note);
    return itemOf(ctx, params.id);
  });
  serve(http, app, api.setPaperFile, async (ctx, { params, body }) => {
    await setPaperFile(ctx, params.id, body.nodeId);
    return itemOf(ctx, params.id);
  });
}
