import pg from "pg";
import { newFirm } from "../test/firm.ts";
import { freePort, startProcess } from "../test/processes.ts";
import { applicationOf, Poster } from "./post.ts";
import { record, writePlainly } from "./plain-rows.ts";
import { fill } from "./fill.ts";

const CONNECTIONS = 8;
/** A program that has run for a while is what is measured. */
const WARM_MS = 4_000;
const ROUND_MS = 5_000;
const ROUNDS = 3;

export interface Accepted {
  productRate: number;
  plainRate: number;
  /** The plain statements prepared once by name rather than sent as text. */
  preparedRate: number;
  ratio: number;
}

/**
 * Applications a second over HTTP into a process of role web, against the same rows by plain SQL over as many
 * connections; in turns, so that a slow moment of the machine falls on both.
 */
export async function measureAccepting(server: string): Promise<Accepted> {
  const firm = await newFirm({ server });
  const url = firm.url ?? "";
  await fill(url, 10_000);
  const port = await freePort();
  const web = await startProcess({
    ...firm.settings,
    ROLE: "web",
    PORT: String(port),
    DB_POOL: String(CONNECTIONS),
    LOG_LEVEL: "info",
  });
  const poster = new Poster(port, CONNECTIONS);
  const plain = await Promise.all(Array.from({ length: CONNECTIONS }, () => connect(url)));
  try {
    let next = 0;
    const post = async (): Promise<void> => {
      const i = (next += 1);
      const reply = await poster.send("POST", "/api/public/applications", {
        body: applicationOf(i),
        headers: { "idempotency-key": `bench-${i}` },
      });
      if (reply.status !== 201) throw new Error(`application ${i}: ${reply.status} ${reply.body}`);
    };
    await forMs(WARM_MS, CONNECTIONS, post);
    const first = plain[0];
    if (!first) throw new Error("no connection");
    const recording = await record(first, await lastApplication(first));
    let written = 0;
    const writing = (isPrepared: boolean) => (worker: number) =>
      writePlainly(plain[worker] ?? first, recording, (written += 1), isPrepared);
    await forMs(WARM_MS, CONNECTIONS, writing(true));
    const rates = { product: 0, plain: 0, prepared: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      rates.product += await forMs(ROUND_MS, CONNECTIONS, post);
      rates.plain += await forMs(ROUND_MS, CONNECTIONS, writing(false));
      rates.prepared += await forMs(ROUND_MS, CONNECTIONS, writing(true));
    }
    return {
      productRate: rates.product / ROUNDS,
      plainRate: rates.plain / ROUNDS,
      preparedRate: rates.prepared / ROUNDS,
      ratio: rates.product / rates.plain,
    };
  } finally {
    poster.close();
    await Promise.all(plain.map((client) => client.end()));
    await web.stop();
    await firm.drop();
  }
}

/** Runs `work` by so many at once for the time; returns how many a second. */
async function forMs(ms: number, workers: number, work: (worker: number) => Promise<void>): Promise<number> {
  const start = performance.now();
  let done = 0;
  const run = async (worker: number): Promise<void> => {
    while (performance.now() - start < ms) {
      await work(worker);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: workers }, (_, worker) => run(worker)));
  return (done * 1000) / (performance.now() - start);
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

async function lastApplication(db: pg.Client): Promise<number> {
  const found = await db.query<{ id: string }>("select max(id) as id from applications");
  return Number(found.rows[0]?.id);
}
