import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import * as api from "../../../api/library.ts";
import { fileOf } from "../../disk/index.ts";
import { newCtx, systemActor, visitorActor, type App } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { html, trustedMarkup } from "../../kernel/html.ts";
import { serve } from "../../kernel/http.ts";
import { sendFile, serveFile } from "../../kernel/serve-file.ts";
import { readFirm } from "../../kernel/settings.ts";
import { noteRead } from "../requests/routes.ts";
import { addEdition, createLibraryItem, removeLibraryItem } from "./add-edition.ts";
import { findSending, noteOpened, sendItem } from "./send-item.ts";
import { editionById, libraryItem, listLibrary, sendingsOf } from "./store.ts";

export function libraryRoutes(http: FastifyInstance, app: App): void {
  staffRoutes(http, app);
  const looking = { config: { rateLimit: { max: 60, timeWindow: 60_000 }, compress: false } };
  http.get("/l/:token", looking, (request, reply) => open(app, request, reply));
}

function staffRoutes(http: FastifyInstance, app: App): void {
  serve(http, app, api.listLibrary, async (ctx) => ({ items: await listLibrary(ctx) }));
  serve(http, app, api.createLibraryItem, async (ctx, { body }) =>
    libraryItem(ctx, (await createLibraryItem(ctx, body)).itemId),
  );
  serve(http, app, api.addLibraryEdition, async (ctx, { params, body }) => {
    await addEdition(ctx, params.id, body);
    return libraryItem(ctx, params.id);
  });
  serve(http, app, api.removeLibraryItem, async (ctx, { params }) => {
    await removeLibraryItem(ctx, params.id);
    return { ok: true as const };
  });
  serveFile(http, app, api.downloadLibraryEdition, async (ctx, { params }) => {
    const edition = await editionById(ctx, params.id);
    if (edition.node_id === null) throw notFound("file");
    return fileOf(ctx, edition.node_id, edition.version_id ?? undefined);
  });
  serve(http, app, api.sendLibraryItem, (ctx, { params, body }) => sendItem(ctx, { itemId: params.id, ...body }));
  serve(http, app, api.listLibrarySendings, async (ctx, { params }) => {
    await noteRead(ctx, params.id);
    return { items: await sendingsOf(ctx, params.id) };
  });
}

const Token = z.object({ token: z.string().regex(/^[\w-]{43}$/) });

/** The client's page: a text to read, or the file itself; the edition he was given, whatever came after. */
async function open(app: App, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visitor = newCtx(app, visitorActor);
  const parsed = Token.safeParse(request.params);
  const found = parsed.success ? await findSending(visitor, parsed.data.token) : null;
  reply.header("cache-control", "no-store").header("referrer-policy", "no-referrer").header("x-robots-tag", "noindex");
  const { name: firm } = await readFirm(visitor);
  if (!found?.isOpen) return page(reply, found ? 410 : 404, firm, "Ссылка не открывается", "Попросите у нас новую.");
  const ctx = newCtx(app, { kind: "client", id: found.client_id });
  await noteOpened(ctx, found);
  const { node_id, version_id, body } = found.edition;
  // The firm's disk is not open to clients: of it this one file was given to him.
  if (node_id !== null)
    return sendFile(app, request, reply, await fileOf(newCtx(app, systemActor), node_id, version_id ?? undefined));
  return page(reply, 200, firm, found.title, body ?? "");
}

const STYLE = `:root{color-scheme:light dark}body{margin:0 auto;max-width:680px;padding:24px 16px;font:17px/1.6 Inter,system-ui,"Segoe UI",Roboto,sans-serif}
.firm{opacity:.7;font-size:15px}h1{font-size:24px;line-height:1.3}.text{white-space:pre-wrap;overflow-wrap:anywhere}`;

const page = (reply: FastifyReply, status: number, firm: string, title: string, text: string) =>
  reply
    .code(status)
    .type("text/html; charset=utf-8")
    .send(
      html`<!doctype html>
      <html lang="ru">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="robots" content="noindex, nofollow" />
          <title>${title}</title>
          <style>
            ${trustedMarkup(STYLE)}
          </style>
        </head>
        <body>
          <p class="firm">${firm}</p>
          <h1>${title}</h1>
          <div class="text">${text}</div>
        </body>
      </html>`.text,
    );
