import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { newCtx, visitorActor, type App, type Ctx } from "../../../kernel/ctx.ts";
import { HouseError, refused } from "../../../kernel/errors.ts";
import { readFirm } from "../../../kernel/settings.ts";
import { storable } from "../../../kernel/storable.ts";
import { MOST_BYTES, takePage } from "../pages/take-pages.ts";
import { listItems } from "../store.ts";
import { findRequest, isAsked, noteOpened, type OpenedRequest } from "./open-request.ts";
import { noRequestPage, requestPage } from "./page.ts";
import { readParts } from "./read-parts.ts";
import { langOf, problems, type Lang } from "./words.ts";

/** What `randomToken` makes; anything else is not worth a look into the database. */
const Token = z.object({ token: z.string().regex(/^[\w-]{43}$/) });
const Item = z.object({ item: z.coerce.number().int().positive() });
const looking = { max: 60, timeWindow: 60_000 };
/** A client sends a form a paper; many photos go in one. */
const sending = { max: 20, timeWindow: 60_000 };
const MOST_FILES = 40;

/** The client's page of papers asked of him, and the forms by which they come. */
export function requestRoutes(http: FastifyInstance, app: App): void {
  http.get("/r/:token", { config: { rateLimit: looking } }, async (request, reply) => {
    const { ctx, asked } = await open(app, request);
    if (!asked?.isOpen) return refuse(ctx, request, reply, asked);
    await noteOpened(ctx, asked);
    return page(reply, 200, await pageOf(ctx, request, asked, null));
  });
  void http.register(async (own) => {
    // The form is read as it comes (read-parts.ts), never held whole.
    own.addContentTypeParser("multipart/form-data", (_request, payload, done) => done(null, payload));
    own.post("/r/:token/:item", { config: { rateLimit: sending } }, (request, reply) => take(app, request, reply));
  });
}

async function take(app: App, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { ctx, asked } = await open(app, request);
  const item = Item.safeParse(request.params);
  if (!asked?.isOpen || !item.success) return refuse(ctx, request, reply, asked);
  const { item: itemId } = item.data;
  if (!(await isAsked(ctx, asked, itemId))) return refuse(ctx, request, reply, null);
  try {
    await takeFiles(ctx, request, itemId);
    // A reload then sends nothing twice.
    return keepSecret(reply).redirect(`${pathOf(request)}#p${itemId}`, 303);
  } catch (error) {
    const reason = error instanceof HouseError ? reasonOf(error) : "";
    const text = problems[reason]?.[langOf(request.headers["accept-language"])];
    if (!(error instanceof HouseError) || text === undefined) throw error;
    // What was left of the form is not read any more.
    reply.header("connection", "close");
    return page(reply, error.status, await pageOf(ctx, request, asked, { itemId, text }));
  }
}

const reasonOf = (error: HouseError): string =>
  error.reason ?? (error.fields?.["body"] === "too-long" ? "file-too-large" : "");

/** Each file on its own: those that came before one that is refused are here. */
async function takeFiles(ctx: Ctx, request: FastifyRequest, itemId: number): Promise<void> {
  let taken = 0;
  let problem: HouseError | null = null;
  for await (const part of readParts(request.raw, request.headers["content-type"] ?? "")) {
    if (part.fileName === null) continue;
    const kept = await ctx.app.files.putStream(part.content, MOST_BYTES);
    // A field left empty is sent as a file without a name.
    if (kept.size === 0) {
      await ctx.app.files.remove(kept.key);
      continue;
    }
    taken += 1;
    if (taken > MOST_FILES) {
      await ctx.app.files.remove(kept.key);
      throw refused("too-many-files");
    }
    const name = String(storable(part.fileName));
    try {
      await takePage(ctx, itemId, { ...kept, name });
    } catch (error) {
      if (!(error instanceof HouseError)) throw error;
      problem ??= error;
    }
  }
  if (problem) throw problem;
  if (taken === 0) throw refused("nothing-chosen");
}

/** Whoever holds the link is the client, as far as the house can tell; he sees what was asked by it and nothing more. */
async function open(app: App, request: FastifyRequest): Promise<{ ctx: Ctx; asked: OpenedRequest | null }> {
  const visitor = newCtx(app, visitorActor);
  const parsed = Token.safeParse({ token: z.object({ token: z.unknown() }).parse(request.params).token });
  const asked = parsed.success ? await findRequest(visitor, parsed.data.token) : null;
  return { ctx: asked ? newCtx(app, { kind: "client", id: asked.clientId }) : visitor, asked };
}

async function pageOf(
  ctx: Ctx,
  request: FastifyRequest,
  asked: OpenedRequest,
  problem: { itemId: number; text: string } | null,
): Promise<string> {
  const firm = await readFirm(ctx);
  const lang = langOf(request.headers["accept-language"]);
  const rows = await ctx.db
    .selectFrom("paper_request_items")
    .select("item_id")
    .where("request_id", "=", asked.id)
    .execute();
  const ids = new Set(rows.map(({ item_id }) => item_id));
  const items = (await listItems(ctx, asked.matterId)).filter((item) => ids.has(item.id) && !item.isOff);
  const at = lang === "en" ? 1 : 0;
  return requestPage({
    lang,
    problem,
    firm: firm.legalName || firm.name,
    path: pathOf(request),
    until: new Intl.DateTimeFormat(lang, {
      dateStyle: "long",
      timeZone: firm.zone,
    }).format(asked.expiresAt),
    papers: items.map((item) => ({
      id: item.id,
      title: item.title[at],
      about: item.about,
      help: item.help[at],
      state: item.state,
      isRequired: item.isRequired,
      pages: item.pages,
      rejection: item.rejection ?? "",
    })),
  });
}

const refuse = async (ctx: Ctx, request: FastifyRequest, reply: FastifyReply, asked: OpenedRequest | null) => {
  const lang: Lang = langOf(request.headers["accept-language"]);
  return page(reply, asked ? 410 : 404, noRequestPage(lang, (await readFirm(ctx)).name, asked !== null));
};

const pathOf = (request: FastifyRequest): string => `/r/${Token.parse(request.params).token}`;

/** The address is the key: it goes to nobody else and is remembered nowhere. */
const keepSecret = (reply: FastifyReply) =>
  reply.header("cache-control", "no-store").header("referrer-policy", "no-referrer").header("x-robots-tag", "noindex");

const page = (reply: FastifyReply, status: number, text: string) =>
  keepSecret(reply).code(status).type("text/html; charset=utf-8").send(text);
