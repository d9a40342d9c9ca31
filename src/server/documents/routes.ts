import type { FastifyInstance } from "fastify";
import * as api from "../../api/documents.ts";
import * as facts from "../../api/paper-facts.ts";
import { recordRead } from "../audit/index.ts";
import { findClient } from "../clients/index.ts";
import type { App, Ctx } from "../kernel/ctx.ts";
import { notFound } from "../kernel/errors.ts";
import { serve } from "../kernel/http.ts";
import { serveFile } from "../kernel/serve-file.ts";
import { matterBrief } from "../matters/index.ts";
import { createLink } from "./links/create-link.ts";
import { libraryRoutes } from "./library/routes.ts";
import { linkRoutes } from "./links/link-routes.ts";
import { revokeLink } from "./links/revoke-link.ts";
import { packageRoutes } from "./packages/routes.ts";
import { bringEdited } from "./papers/bring-edited.ts";
import { cancelDocument } from "./papers/cancel-document.ts";
import { changesSince, outdatedPapers } from "./papers/changes-since.ts";
import { compose } from "./papers/compose.ts";
import { documentFile } from "./papers/document-file.ts";
import { finaliseDocument } from "./papers/finalise-document.ts";
import { makeDocument } from "./papers/make-document.ts";
import { readMatterFacts, setMatterFacts } from "./papers/matter-facts.ts";
import { readNameForms, setNameForms } from "./papers/name-forms.ts";
import { noteSent } from "./papers/note-sent.ts";
import { remakeDocument } from "./papers/remake-document.ts";
import { documentById, documentOf, getDocument, linksOf, listDocuments } from "./papers/store.ts";
import { requestRoutes } from "./requests/link/request-routes.ts";
import { paperRoutes } from "./requests/routes.ts";
import { signByScan } from "./signing/sign-by-scan.ts";
import { usableTemplate } from "./templates/store.ts";
import { templateRoutes } from "./templates/template-routes.ts";

export function routes(http: FastifyInstance, app: App): void {
  templateRoutes(http, app);
  linkRoutes(http, app);
  paperRoutes(http, app);
  requestRoutes(http, app);
  packageRoutes(http, app);
  libraryRoutes(http, app);
  readRoutes(http, app);
  makeRoutes(http, app);
  lifeRoutes(http, app);
  factRoutes(http, app);
}

/** Whoever opens a paper reads its client's card. */
async function noteRead(ctx: Ctx, clientId: number): Promise<void> {
  await findClient(ctx, clientId);
  await recordRead(ctx, { clientId, what: "documents", quietMinutes: 10 });
}

function readRoutes(http: FastifyInstance, app: App): void {
  serve(http, app, api.listDocuments, async (ctx, { params, query }) => {
    await noteRead(ctx, params.id);
    return { items: await listDocuments(ctx, { clientId: params.id, matterId: query.matterId }) };
  });
  serve(http, app, api.getDocument, async (ctx, { params }) => {
    const paper = await getDocument(ctx, params.id);
    await noteRead(ctx, paper.clientId);
    return paper;
  });
  serve(http, app, api.getDocumentChanges, async (ctx, { params }) => {
    const row = await documentById(ctx, params.id);
    await noteRead(ctx, row.client_id);
    return changesSince(ctx, row);
  });
  serve(http, app, api.listOutdatedDocuments, async (ctx, { params, query }) => {
    await noteRead(ctx, params.id);
    return { items: await outdatedPapers(ctx, params.id, query.matterId) };
  });
  serveFile(http, app, api.downloadDocument, async (ctx, { params, query }) => {
    const { client_id } = await documentById(ctx, params.id);
    await recordRead(ctx, { clientId: client_id, what: "documents" });
    return documentFile(ctx, params.id, query.as);
  });
}

function makeRoutes(http: FastifyInstance, app: App): void {
  serve(http, app, api.createDocument, async (ctx, { body }) => {
    await noteRead(ctx, body.clientId);
    const { documentId } = await makeDocument(ctx, body);
    return documentOf(ctx, documentId);
  });
  serve(http, app, api.checkDocument, async (ctx, { body }) => {
    await noteRead(ctx, body.clientId);
    const template = await usableTemplate(ctx, body);
    const { missing, used } = await compose(ctx, { ...body, template });
    return { missing, used };
  });
  serve(http, app, api.remakeDocument, async (ctx, { params, body }) => {
    await remakeDocument(ctx, { documentId: params.id, ...body });
    return documentOf(ctx, params.id);
  });
  serve(http, app, api.bringEditedDocument, async (ctx, { params, body }) => {
    await bringEdited(ctx, params.id, body.uploadId);
    return documentOf(ctx, params.id);
  });
}

function lifeRoutes(http: FastifyInstance, app: App): void {
  serve(http, app, api.finaliseDocument, async (ctx, { params }) => {
    await finaliseDocument(ctx, params.id);
    return documentOf(ctx, params.id);
  });
  serve(http, app, api.cancelDocument, async (ctx, { params, body }) => {
    await cancelDocument(ctx, params.id, body.reason);
    return documentOf(ctx, params.id);
  });
  serve(http, app, api.noteDocumentSent, async (ctx, { params }) => {
    await noteSent(ctx, params.id);
    return documentOf(ctx, params.id);
  });
  serve(http, app, api.createDocumentLink, async (ctx, { params, body }) => {
    const { linkId, url } = await createLink(ctx, { documentId: params.id, ...body });
    const link = (await linksOf(ctx, params.id)).find(({ id }) => id === linkId);
    if (!link) throw notFound("link");
    return { link, url };
  });
  serve(http, app, api.revokeDocumentLink, async (ctx, { params }) => {
    await revokeLink(ctx, params.id);
    return { ok: true as const };
  });
  serve(http, app, api.signByScan, async (ctx, { params, body }) => {
    await signByScan(ctx, { documentId: params.id, ...body });
    return documentOf(ctx, params.id);
  });
}

function factRoutes(http: FastifyInstance, app: App): void {
  serve(http, app, facts.getMatterPapers, async (ctx, { params }) => {
    const matter = await matterBrief(ctx, params.id);
    if (!matter) throw notFound("matter");
    await noteRead(ctx, matter.clientId);
    return { facts: await readMatterFacts(ctx, params.id) };
  });
  serve(http, app, facts.setMatterPapers, async (ctx, { params, body }) => ({
    facts: await setMatterFacts(ctx, params.id, body.facts),
  }));
  serve(http, app, facts.getNameForms, async (ctx, { params }) => {
    await noteRead(ctx, params.id);
    return readNameForms(ctx, params.id);
  });
  serve(http, app, facts.setNameForms, (ctx, { params, body }) => setNameForms(ctx, params.id, body.forms));
}
