import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { constants } from "node:zlib";
import compress from "@fastify/compress";
import cookie from "@fastify/cookie";
import formbody from "@fastify/formbody";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import files from "@fastify/static";
import websocket from "@fastify/websocket";
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from "fastify";
import type { AnyEndpoint } from "../../api/endpoint.ts";
import type { Gate } from "./create-app.ts";
import { type App, visitorActor } from "./ctx.ts";
import { docsPage } from "./docs-page.ts";
import { handleErrors, unreadableAddress } from "./http.ts";
import { LiveFeed, liveRoutes } from "./live.ts";
import { healthRoutes, measure } from "./metrics.ts";
import { openApi } from "./openapi.ts";
import { isOwnMachine } from "./own-machine.ts";

/** The built interface; made by `npm run build`. */
const WEB = join(import.meta.dirname, "../../../dist/web");
/** Asked by machines and browsers many times a minute, also while the database is away: who asks does not matter. */
const FOR_ANYBODY = new Set(["/healthz", "/readyz", "/assets/*", "/favicon.svg", "/sw.js"]);
/** A person clicks far less; a script that floods is stopped before it hurts others. */
const REQUESTS_A_MINUTE = 1200;
/** Replies are compressed as they go: higher degrees take many times longer for a few percent. */
const BROTLI_QUALITY = 5;

/** The whole HTTP side of the program, ready to listen. `feed` is started and stopped with it. */
export async function buildHttp(app: App, gate: Gate): Promise<FastifyInstance> {
  const quiet: FastifyBaseLogger = app.log.child({}, { level: "warn" });
  const http = Fastify({
    loggerInstance: quiet,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: app.config.TRUST_PROXY.split(","),
    bodyLimit: 256 * 1024,
    genReqId: () => randomUUID(),
    frameworkErrors: unreadableAddress,
    routerOptions: { maxParamLength: 200 },
  });
  const endpoints: AnyEndpoint[] = [];
  http.addHook("onRoute", (route) => {
    if (route.config?.endpoint && route.method !== "HEAD") endpoints.push(route.config.endpoint);
  });
  handleErrors(http, app);
  keepPrivate(http);
  measure(http);
  await plugins(http, app);
  http.decorateRequest("actor");
  http.addHook("onRequest", async (request) => {
    request.actor = visitorActor;
    if (!FOR_ANYBODY.has(request.routeOptions.url ?? "")) request.actor = await gate.authenticate(app, request);
  });
  const feed = new LiveFeed(app);
  http.addHook("onReady", () => feed.start());
  http.addHook("preClose", () => feed.stop());
  liveRoutes(http, feed, app);
  healthRoutes(http, app, feed);
  for (const slice of app.slices) slice.routes?.(http, app);
  describe(http, app, endpoints);
  await staffApp(http);
  return http;
}

/** Whatever says nothing else of itself is for one person: replies with data are kept nowhere, pages by no proxy. */
function keepPrivate(http: FastifyInstance): void {
  http.addHook("onSend", async (request, reply) => {
    if (reply.hasHeader("cache-control")) return;
    void reply.header("cache-control", request.url.startsWith("/api/") ? "no-store" : "private, no-cache");
  });
}

async function plugins(http: FastifyInstance, app: App): Promise<void> {
  const secure = app.config.PUBLIC_URL.startsWith("https:");
  await http.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        // Mantine sets its variables in style elements; scripts come only from files of ours.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "data:"],
        connectSrc: ["'self'", "ws:", "wss:"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: secure ? [] : null,
      },
    },
    strictTransportSecurity: secure,
    referrerPolicy: { policy: "same-origin" },
  });
  await http.register(compress, {
    threshold: 1024,
    // Left to itself it prefers zstd, whose fast degree makes the public page a sixth larger.
    encodings: ["br", "gzip"],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } },
  });
  await http.register(cookie);
  await http.register(formbody);
  await http.register(websocket, { options: { maxPayload: 4096 } });
  await http.register(rateLimit, {
    max: REQUESTS_A_MINUTE,
    timeWindow: 60_000,
    // A caller who hung up meanwhile has no address any more.
    keyGenerator: (request) => request.ip ?? "gone",
    allowList: (request) => isOwnMachine(request.ip ?? "gone"),
  });
}

function describe(http: FastifyInstance, app: App, endpoints: AnyEndpoint[]): void {
  let printed: Record<string, unknown> | null = null;
  const spec = () => (printed ??= openApi(endpoints, app.config.PUBLIC_URL));
  http.get("/api/openapi.json", async () => spec());
  http.get("/api/docs", async (_request, reply) => reply.type("text/html; charset=utf-8").send(docsPage(spec())));
}

/** Files with a hash in the name are kept for a year, and the build has compressed them; the page itself is asked for each time. */
async function staffApp(http: FastifyInstance): Promise<void> {
  if (!existsSync(join(WEB, "index.html"))) {
    http.get("/app", async (_request, reply) => reply.code(503).send("The interface is not built: npm run build"));
    return;
  }
  await http.register(files, {
    root: join(WEB, "assets"),
    prefix: "/assets/",
    immutable: true,
    maxAge: "365d",
    index: false,
    decorateReply: false,
    preCompressed: true,
  });
  const page = await readFile(join(WEB, "index.html"), "utf8");
  for (const url of ["/app", "/app/*"]) {
    http.get(url, async (_request, reply) =>
      reply.type("text/html; charset=utf-8").header("cache-control", "no-cache").send(page),
    );
  }
  const icon = join(WEB, "favicon.svg");
  if (existsSync(icon)) {
    const svg = await readFile(icon, "utf8");
    http.get("/favicon.svg", async (_request, reply) =>
      reply.type("image/svg+xml").header("cache-control", "max-age=86400").send(svg),
    );
  }
  const worker = join(WEB, "sw.js");
  if (existsSync(worker)) {
    const script = await readFile(worker, "utf8");
    // Asked anew each time: a browser that kept an old one would show old notices for a day.
    http.get("/sw.js", async (_request, reply) =>
      reply.type("text/javascript; charset=utf-8").header("cache-control", "no-cache").send(script),
    );
  }
}
