import type { FastifyInstance } from "fastify";
import * as letters from "../../api/mail.ts";
import * as boxes from "../../api/mailboxes.ts";
import type { App } from "../kernel/ctx.ts";
import { readInput, serve } from "../kernel/http.ts";
import { serveFile } from "../kernel/serve-file.ts";
import { briefById } from "./letters/brief-by-id.ts";
import { letterPage } from "./letters/letter-page.ts";
import { linkLetter, openApplication } from "./letters/link-letter.ts";
import { listClientLetters, listLetters, listUnsorted, readThread } from "./letters/list-letters.ts";
import { ignoreLetter, markLetterRead, removeLetterWhole } from "./letters/mark-letter.ts";
import { letterFile, rawLetter, readLetter } from "./letters/read-letter.ts";
import { suggestionsOf } from "./letters/suggest-clients.ts";
import { checkMailbox } from "./mailboxes/check-mailbox.ts";
import { createMailbox } from "./mailboxes/create-mailbox.ts";
import { listMailboxes, listMailboxSettings, mailboxBrief, mailboxSettings } from "./mailboxes/present-mailbox.ts";
import { removeMailbox } from "./mailboxes/remove-mailbox.ts";
import { changeOwnMailbox, updateMailbox } from "./mailboxes/update-mailbox.ts";
import { createRule, listRules, removeRule, updateRule } from "./rules/keep-rules.ts";
import { queueLetter } from "./sending/queue-letter.ts";
import { cancelLetter, resendLetter } from "./sending/resend-letter.ts";
import {
  addLetterTemplate,
  fillLetterTemplate,
  listLetterTemplates,
  updateLetterTemplate,
} from "./templates/letter-templates.ts";
import { tracking } from "./tracking.ts";

const done = { ok: true as const };

export function routes(http: FastifyInstance, app: App): void {
  mailboxRoutes(http, app);
  settingRoutes(http, app);
  readingRoutes(http, app);
  writingRoutes(http, app);
  tracking(http, app);
}

function mailboxRoutes(http: FastifyInstance, app: App): void {
  serve(http, app, boxes.listMailboxes, async (ctx) => ({ items: await listMailboxes(ctx) }));
  serve(http, app, boxes.listMailboxSettings, async (ctx) => ({ items: await listMailboxSettings(ctx) }));
  serve(http, app, boxes.createMailbox, async (ctx, { body }) => {
    const { id } = await createMailbox(ctx, body);
    return mailboxSettings(ctx, id);
  });
  serve(http, app, boxes.updateMailbox, async (ctx, { params, body }) => {
    await updateMailbox(ctx, params.id, body);
    return mailboxSettings(ctx, params.id);
  });
  serve(http, app, boxes.changeOwnMailbox, async (ctx, { params, body }) => {
    await changeOwnMailbox(ctx, params.id, body);
    return mailboxBrief(ctx, params.id);
  });
  serve(http, app, boxes.checkMailbox, async (ctx, { params }) => {
    await checkMailbox(ctx, params.id);
    return mailboxSettings(ctx, params.id);
  });
  serve(http, app, boxes.removeMailbox, async (ctx, { params }) => {
    await removeMailbox(ctx, params.id);
    return done;
  });
}

function settingRoutes(http: FastifyInstance, app: App): void {
  serve(http, app, boxes.listMailRules, listRules);
  serve(http, app, boxes.createMailRule, (ctx, { body }) => createRule(ctx, body));
  serve(http, app, boxes.updateMailRule, (ctx, { params, body }) => updateRule(ctx, params.id, body));
  serve(http, app, boxes.removeMailRule, async (ctx, { params }) => {
    await removeRule(ctx, params.id);
    return done;
  });
  serve(http, app, boxes.listLetterTemplates, listLetterTemplates);
  serve(http, app, boxes.createLetterTemplate, (ctx, { body }) => addLetterTemplate(ctx, body));
  serve(http, app, boxes.updateLetterTemplate, (ctx, { params, body }) => updateLetterTemplate(ctx, params.id, body));
  serve(http, app, boxes.fillLetterTemplate, (ctx, { params, query }) =>
    fillLetterTemplate(ctx, { clientId: params.id, templateId: params.templateId, matterId: query.matterId }),
  );
}

function readingRoutes(http: FastifyInstance, app: App): void {
  serve(http, app, letters.listLetters, (ctx, { query }) => listLetters(ctx, query));
  serve(http, app, letters.listUnsorted, (ctx, { query }) => listUnsorted(ctx, query.after));
  serve(http, app, letters.listClientLetters, (ctx, { params, query }) =>
    listClientLetters(ctx, params.id, query.after),
  );
  serve(http, app, letters.suggestClients, async (ctx, { params }) => ({ items: await suggestionsOf(ctx, params.id) }));
  serve(http, app, letters.getLetter, (ctx, { params }) => readLetter(ctx, params.id));
  serve(http, app, letters.getThread, (ctx, { params }) => readThread(ctx, params.id));
  serveFile(http, app, letters.getLetterFile, (ctx, { params }) => letterFile(ctx, params.id, params.n));
  serveFile(http, app, letters.getRawLetter, (ctx, { params }) => rawLetter(ctx, params.id));
  const endpoint = letters.getLetterBody;
  http.route({
    method: endpoint.method,
    url: endpoint.path,
    config: { endpoint },
    handler: async (request, reply) => {
      const { ctx, params, query } = readInput(app, request, endpoint);
      const { html, policy } = await letterPage(ctx, params.id, { remote: query.remote === "1", theme: query.theme });
      return reply
        .type("text/html; charset=utf-8")
        .header("content-security-policy", policy)
        .header("referrer-policy", "no-referrer")
        .header("x-content-type-options", "nosniff")
        .header("cache-control", "private, no-store")
        .send(html);
    },
  });
}

function writingRoutes(http: FastifyInstance, app: App): void {
  serve(http, app, letters.linkLetter, async (ctx, { params, body }) => {
    await linkLetter(ctx, params.id, body);
    return done;
  });
  serve(http, app, letters.openApplication, (ctx, { params, body }) => openApplication(ctx, params.id, body));
  serve(http, app, letters.ignoreLetter, async (ctx, { params, body }) => {
    await ignoreLetter(ctx, params.id, body.isIgnored);
    return done;
  });
  serve(http, app, letters.markLetterRead, async (ctx, { params, body }) => {
    await markLetterRead(ctx, params.id, body.isRead);
    return done;
  });
  serve(http, app, letters.removeLetter, async (ctx, { params }) => {
    await removeLetterWhole(ctx, params.id);
    return done;
  });
  serve(http, app, letters.sendLetter, async (ctx, { body: { key, ...letter } }) => {
    // The writer's own: robots and the house name their letters too, and nobody takes their names.
    const { id } = await queueLetter(ctx, { ...letter, onceKey: `user:${ctx.actor.id}:${key}` });
    return briefById(ctx, id);
  });
  serve(http, app, letters.resendLetter, async (ctx, { params }) => {
    await resendLetter(ctx, params.id);
    return briefById(ctx, params.id);
  });
  serve(http, app, letters.cancelLetter, async (ctx, { params }) => {
    await cancelLetter(ctx, params.id);
    return done;
  });
}
