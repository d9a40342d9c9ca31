import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { OwnPostgres } from "../scripts/postgres.ts";
import { newFirm } from "../test/firm.ts";
import { freePort, startProcess } from "../test/processes.ts";
import { until } from "../test/until.ts";
import { openPage } from "./browser.ts";
import { fill } from "./fill.ts";
import { quantile } from "./numbers.ts";
import { applicationOf, Poster } from "./post.ts";

const A_SECOND = 20;
const SECONDS = 60;
const WARM_SECONDS = 5;

export interface Latency {
  browser: { p50: number; p99: number };
  robot: { p50: number; p99: number };
  task: { p50: number; p99: number };
}

/**
 * Web and worker as separate processes; twenty people a second for a minute, each at his own moment whether or not the
 * one before was answered. The commit's moment is the database's own (track_commit_timestamp).
 */
export async function measureLatency(postgres: OwnPostgres): Promise<Latency> {
  const firm = await newFirm({ server: postgres.url });
  const url = firm.url ?? "";
  await fill(url, 10_000);
  const port = await freePort();
  const web = await startProcess({ ...firm.settings, ROLE: "web", PORT: String(port) });
  const worker = await startProcess({ ...firm.settings, ROLE: "worker" });
  const page = await openPage(port);
  const poster = new Poster(port, 32);
  try {
    await postSteadily(poster, 0, WARM_SECONDS);
    const warm = await lastEvent(url);
    await postSteadily(poster, 10_000, SECONDS);
    const moments = await untilAllAreDone(url, warm, A_SECOND * SECONDS);
    await until(() => moments.every((moment) => page.heard.has(moment.event)));
    const times = (of: (moment: Moment) => number) => {
      const values = moments.map((moment) => of(moment) - moment.committed);
      return { p50: quantile(values, 0.5), p99: quantile(values, 0.99) };
    };
    return {
      browser: times((moment) => page.heard.get(moment.event) ?? Infinity),
      robot: times((moment) => Math.min(moment.noticed, moment.tasked)),
      task: times((moment) => moment.tasked),
    };
  } finally {
    page.close();
    poster.close();
    await Promise.all([web.stop(), worker.stop()]);
    await firm.drop();
  }
}

async function postSteadily(poster: Poster, from: number, seconds: number): Promise<void> {
  const start = performance.now();
  const sent = Array.from({ length: A_SECOND * seconds }, async (_, i) => {
    await sleep(Math.max(0, (i * 1000) / A_SECOND - (performance.now() - start)));
    const reply = await poster.send("POST", "/api/public/applications", {
      body: applicationOf(from + i),
      headers: { "idempotency-key": `latency-${from + i}` },
    });
    if (reply.status !== 201) throw new Error(`application ${i}: ${reply.status} ${reply.body}`);
  });
  await Promise.all(sent);
}

interface Moment {
  event: number;
  committed: number;
  noticed: number;
  tasked: number;
}

async function ask<Row extends pg.QueryResultRow>(url: string, text: string, values: unknown[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Row>(text, values);
  await client.end();
  return rows;
}

const lastEvent = async (url: string): Promise<number> =>
  Number((await ask<{ id: string }>(url, "select max(id) as id from events", []))[0]?.id);

const at = (row: string) => `extract(epoch from pg_xact_commit_timestamp(${row}.xmin))::float8 * 1000`;

async function untilAllAreDone(url: string, after: number, count: number): Promise<Moment[]> {
  let moments: Moment[] = [];
  await until(async () => {
    moments = await ask<Moment>(
      url,
      `select e.id::int as event, ${at("e")} as committed, ${at("n")} as noticed, ${at("t")} as tasked from events e
        join notices n on n.matter_id = e.matter_id join tasks t on t.matter_id = e.matter_id
        where e.name = 'application.received' and e.id > $1`,
      [after],
    );
    return moments.length === count;
  }, 60_000);
  return moments;
}
