import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { newCtx, visitorActor, type App, type Ctx } from "../../kernel/ctx.ts";
import { HouseError } from "../../kernel/errors.ts";
import { sendFile } from "../../kernel/serve-file.ts";
import { readFirm } from "../../kernel/settings.ts";
import { storable } from "../../kernel/storable.ts";
import { documentFile } from "../papers/document-file.ts";
import { sendCode } from "../signing/send-code.ts";
import { signByCode } from "../signing/sign-by-code.ts";
import { findLink, noteViewed, type OpenedLink } from "./open-link.ts";
import { pageOf } from "./page-of.ts";
import { noPaperPage } from "./page.ts";

/** What `randomToken` makes; anything else is not worth a look into the database. */
const Token = z.object({ token: z.string().regex(/^[\w-]{43}$/) });
const looking = { max: 60, timeWindow: 60_000 };
/** A person presses a button a few times; whoever guesses codes is stopped by the code's own five tries besides. */
const acting = { max: 10, timeWindow: 60_000 };
const Typed = z
  .object({ code: z.string().max(20).catch(""), agree: z.string().max(10).catch("") })
  .catch({ code: "", agree: "" });

/** Refusals in the client's words. */
const problems: Record<string, string> = {
  "code-wrong": "Код не подошёл. Проверьте цифры и введите ещё раз.",
  "code-expired": "Код больше не действует. Получите новый.",
  "code-spent": "Слишком много попыток. Получите новый код.",
  "code-too-soon": "Новый код можно получить через минуту.",
  "codes-spent": "На сегодня кодов больше нет. Позвоните нам, мы поможем.",
  "no-phone": "В карточке нет вашего телефона. Позвоните нам, мы его запишем.",
  "sms-not-sent": "СМС сейчас не отправить. Попробуйте позже или позвоните нам.",
  "nothing-to-sign": "Подписывать здесь уже нечего.",
  agree: "Поставьте галочку, если согласны с документом.",
};

/** The client's page of a paper, its file, and the two buttons of signing. */
export function linkRoutes(http: FastifyInstance, app: App): void {
  http.get("/d/:token", { config: { rateLimit: looking } }, async (request, reply) => {
    const { ctx, link } = await open(app, request);
    if (!link?.isOpen) return refuse(ctx, reply, link);
    return page(reply, 200, await pageOf(ctx, link, pathOf(request), ""));
  });
  http.get("/d/:token/file", { config: { rateLimit: looking, compress: false } }, async (request, reply) => {
    const { ctx, link } = await open(app, request);
    if (!link?.isOpen) return refuse(ctx, reply, link);
    const file = await shownFile(ctx, link.documentId);
    // A viewer asks for the rest of the same file in many pieces.
    if (!/^bytes=[1-9]/.test(request.headers.range ?? "")) await noteViewed(ctx, link);
    return sendFile(app, request, keepSecret(reply), file);
  });
  http.post("/d/:token/code", { config: { rateLimit: acting } }, (request, reply) =>
    act(app, request, reply, (ctx, link) => sendCode(ctx, link)),
  );
  http.post("/d/:token/sign", { config: { rateLimit: acting } }, (request, reply) =>
    act(app, request, reply, async (ctx, link) => {
      const { code, agree } = Typed.parse(storable(request.body ?? {}));
      if (agree !== "yes") throw new HouseError("invalid", "agree first", { reason: "agree" });
      await signByCode(ctx, link, {
        code: code.replace(/\D/g, ""),
        address: request.ip,
        agent: request.headers["user-agent"] ?? "",
      });
    }),
  );
}

/** A refusal of the rules is shown on the same page; success leads to it anew, so that a reload sends nothing twice. */
async function act(
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
  work: (ctx: Ctx, link: OpenedLink) => Promise<void>,
): Promise<FastifyReply> {
  const { ctx, link } = await open(app, request);
  if (!link?.isOpen) return refuse(ctx, reply, link);
  const path = pathOf(request);
  try {
    await work(ctx, link);
    return keepSecret(reply).redirect(path, 303);
  } catch (error) {
    const problem = error instanceof HouseError ? problems[error.reason ?? ""] : undefined;
    if (!(error instanceof HouseError) || problem === undefined) throw error;
    return page(reply, error.status, await pageOf(ctx, link, path, problem));
  }
}

/** The paper acts as its client: whoever holds the link is he, as far as the house can tell without a code. */
async function open(app: App, request: FastifyRequest): Promise<{ ctx: Ctx; link: OpenedLink | null }> {
  const visitor = newCtx(app, visitorActor);
  const parsed = Token.safeParse(request.params);
  const link = parsed.success ? await findLink(visitor, parsed.data.token) : null;
  return { ctx: link ? newCtx(app, { kind: "client", id: link.clientId }) : visitor, link };
}

async function shownFile(ctx: Ctx, documentId: number) {
  try {
    return await documentFile(ctx, documentId, "pdf");
  } catch (error) {
    if (error instanceof HouseError && error.reason === "pdf-not-ready") return documentFile(ctx, documentId, "docx");
    throw error;
  }
}

const refuse = async (ctx: Ctx, reply: FastifyReply, link: OpenedLink | null) =>
  page(reply, link ? 410 : 404, noPaperPage((await readFirm(ctx)).name, link !== null));

const pathOf = (request: FastifyRequest): string => `/d/${Token.parse(request.params).token}`;

/** The address is the key: it goes to nobody else and is remembered nowhere. */
const keepSecret = (reply: FastifyReply) =>
  reply.header("cache-control", "no-store").header("referrer-policy", "no-referrer").header("x-robots-tag", "noindex");

const page = (reply: FastifyReply, status: number, text: string) =>
  keepSecret(reply).code(status).type("text/html; charset=utf-8").send(text);
