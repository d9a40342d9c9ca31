import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { newCtx, visitorActor, type App, type Ctx } from "../../kernel/ctx.ts";
import { sendFile } from "../../kernel/serve-file.ts";
import { readFirm } from "../../kernel/settings.ts";
import { linkPage, noLinkPage } from "./link-page.ts";
import { findShared, noteVisit, sharedFile, type Shared } from "./open-link.ts";

/** What `randomToken` makes; anything else is not worth a look into the database. */
const Token = z.object({ token: z.string().regex(/^[\w-]{43}$/) });
/** A person opens a link a few times; whoever tries tokens is stopped long before he finds one. */
const rateLimit = { max: 60, timeWindow: 60_000 };
const SHOWN = /\.(pdf|jpe?g|png|gif|webp)$/i;

/** The page of a shared file and the file itself: for whoever has the link, until its end. */
export function linkRoutes(http: FastifyInstance, app: App): void {
  http.get("/f/:token", { config: { rateLimit } }, async (request, reply) => {
    const { ctx, shared } = await open(app, request);
    if (!shared?.isOpen) return refuse(ctx, request, reply, shared);
    await noteVisit(ctx, shared, "opened", request.ip);
    const firm = await readFirm(ctx);
    const lang = langOf(request);
    const until = new Intl.DateTimeFormat(lang, { dateStyle: "long", timeStyle: "short", timeZone: firm.zone });
    return page(
      reply,
      200,
      linkPage(lang, firm.name, {
        name: shared.name,
        size: shared.size,
        until: until.format(shared.expiresAt),
        canShow: SHOWN.test(shared.name),
        href: new URL(request.url, "http://page").pathname,
      }),
    );
  });
  http.get("/f/:token/file", { config: { rateLimit, compress: false } }, async (request, reply) => {
    const { ctx, shared } = await open(app, request);
    if (!shared?.isOpen) return refuse(ctx, request, reply, shared);
    // A player or a download manager asks for the rest of the same file in many pieces.
    if (!/^bytes=[1-9]/.test(request.headers.range ?? "")) await noteVisit(ctx, shared, "downloaded", request.ip);
    keepSecret(reply);
    const file = await sharedFile(ctx, shared);
    const isSaved = z.object({ save: z.literal("1") }).safeParse(request.query).success;
    return sendFile(app, request, reply, isSaved ? { ...file, type: "application/octet-stream" } : file);
  });
}

async function open(app: App, request: FastifyRequest): Promise<{ ctx: Ctx; shared: Shared | null }> {
  const ctx = newCtx(app, visitorActor);
  const parsed = Token.safeParse(request.params);
  return { ctx, shared: parsed.success ? await findShared(ctx, parsed.data.token) : null };
}

async function refuse(ctx: Ctx, request: FastifyRequest, reply: FastifyReply, shared: Shared | null) {
  const firm = await readFirm(ctx);
  return page(reply, shared ? 410 : 404, noLinkPage(langOf(request), firm.name, shared !== null));
}

const langOf = (request: FastifyRequest): "ru" | "en" =>
  /^\s*en\b/i.test(request.headers["accept-language"] ?? "") ? "en" : "ru";

/** The address is the key: it goes to nobody else and is remembered nowhere. */
const keepSecret = (reply: FastifyReply) =>
  reply.header("cache-control", "no-store").header("referrer-policy", "no-referrer").header("x-robots-tag", "noindex");

const page = (reply: FastifyReply, status: number, text: string) =>
  keepSecret(reply).code(status).type("text/html; charset=utf-8").send(text);
