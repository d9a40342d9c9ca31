import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { App } from "./ctx.ts";
import { forbidden } from "./errors.ts";
import type { LiveFeed } from "./live.ts";
import { isOwnMachine } from "./own-machine.ts";

const CHECK_MS = 3000;

/** Counts and times every request by its route's pattern: never by its address, which may hold an id. */
export function measure(http: FastifyInstance): void {
  const seconds = new Histogram({
    name: "oplot_http_seconds",
    help: "Time to answer",
    labelNames: ["route", "method", "status"],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 1, 5],
    registers: [registry(http)],
  });
  http.addHook("onResponse", async (request, reply) => {
    const route = request.routeOptions.url ?? "none";
    seconds.observe(
      { route, method: request.method, status: String(Math.floor(reply.statusCode / 100)) + "xx" },
      reply.elapsedTime / 1000,
    );
  });
}

/**
 * `/healthz` says the process lives, `/readyz` that the database and the queue answer, `/metrics` is for Prometheus:
 * on this machine freely, from elsewhere with an administrator's API token, since it tells how busy the firm is.
 */
export function healthRoutes(http: FastifyInstance, app: App, feed: LiveFeed): void {
  const reg = registry(http);
  collectDefaultMetrics({ register: reg, prefix: "oplot_" });
  new Gauge({
    name: "oplot_live_browsers",
    help: "Browsers on the live feed",
    registers: [reg],
    collect() {
      this.set(feed.size);
    },
  });
  const jobs = new Gauge({
    name: "oplot_jobs",
    help: "Jobs by queue and state",
    labelNames: ["queue", "state"],
    registers: [reg],
  });
  const unready = new Counter({ name: "oplot_unready_total", help: "Times /readyz said no", registers: [reg] });

  http.get("/healthz", async () => ({ ok: true }));
  http.get("/readyz", async (_request, reply) => {
    try {
      await within(CHECK_MS, Promise.all([sql`select 1`.execute(app.database.db), app.jobs.check()]));
      return { ok: true, database: app.database.kind };
    } catch (error) {
      unready.inc();
      app.log.warn({ err: error }, "not ready");
      return reply.code(503).send({ ok: false });
    }
  });
  http.get("/metrics", async (request, reply) => {
    if (!isOwnMachine(request.ip) && !app.mayDo(request.actor, "connections.write"))
      throw forbidden("metrics need an administrator's token");
    for (const queue of await app.jobs.counts()) {
      jobs.set({ queue: queue.name, state: "waiting" }, queue.waiting);
      jobs.set({ queue: queue.name, state: "active" }, queue.active);
      jobs.set({ queue: queue.name, state: "failed" }, queue.failed);
    }
    return reply.type(reg.contentType).send(await reg.metrics());
  });
}

const registries = new WeakMap<FastifyInstance, Registry>();
/** One registry a server, so that two programs in one test process do not share counters. */
function registry(http: FastifyInstance): Registry {
  const known = registries.get(http) ?? new Registry();
  registries.set(http, known);
  return known;
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
