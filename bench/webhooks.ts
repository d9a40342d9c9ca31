import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { newFirm, openFirm } from "../test/firm.ts";
import { freePort, startProcess } from "../test/processes.ts";
import { fill } from "./fill.ts";
import { preciseNow, quantile } from "./numbers.ts";
import { connectPartners, partnerHook, sidOf, type PartnerHook } from "./partners-hooks.ts";
import { Poster } from "./post.ts";

const A_SECOND = 100;
const SECONDS = 60;
const WARM_SECONDS = 5;
const CLIENTS = 10_000;
const COUNT = A_SECOND * (SECONDS + WARM_SECONDS);
/** The two clocks are one, read in other ways. */
const CLOCK_MS = 1;

export interface Webhooks {
  /** From sending to the 200, ms. */
  all: { p50: number; p99: number; worst: number };
  /** The p99 of each kind. */
  kinds: Record<string, number>;
  /** Starts of calls that were answered before they were kept: the caller waits no longer than 40 ms for that. */
  ahead: number;
  /** How many had been kept and not yet been worked out when the last was answered. */
  waiting: number;
}

interface Sent extends Pick<PartnerHook, "kind" | "key"> {
  ms: number;
  answeredAt: number;
}

/**
 * Web and worker as separate processes; a hundred hooks a second for a minute, each at its own moment whether or not
 * the one before was answered. Throws when a hook is not answered by 200, leaves no row, or has its 200 before its row.
 */
export async function measureWebhooks(server: string): Promise<Webhooks> {
  const firm = await newFirm({ server });
  const url = firm.url ?? "";
  await fill(url, CLIENTS);
  const port = await freePort();
  const settings = { ...firm.settings, PORT: String(port) };
  const { app, close } = await openFirm(settings);
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  await connectPartners(app);
  await plant(db);
  const web = await startProcess({ ...settings, ROLE: "web" });
  const worker = await startProcess({ ...firm.settings, ROLE: "worker" });
  const poster = new Poster(port, 64);
  try {
    const hooks = Array.from({ length: COUNT }, (_, i) => partnerHook(app, i));
    const warm = A_SECOND * WARM_SECONDS;
    await sendSteadily(poster, hooks.slice(0, warm));
    const sent = await sendSteadily(poster, hooks.slice(warm));
    const waiting = await waitingHooks(db);
    return { ...timesOf(sent), waiting, ahead: await aheadOfCommit(db, sent) };
  } finally {
    poster.close();
    await Promise.all([web.stop(), worker.stop()]);
    await close();
    await db.end();
    await firm.drop();
  }
}

/** The messages that the partner tells of; and a row a kept hook, never changed later, whose commit is that of the hook. */
async function plant(db: pg.Client): Promise<void> {
  await db.query(`with d as (insert into dialogs (connection_id, client_id, channel, address)
      select k.id, c.id, 'whatsapp', 'whatsapp:' || p.phone from connections k, clients c join client_phones p on p.client_id = c.id where k.code = 'wa1' returning *)
    insert into messages (dialog_id, connection_id, client_id, direction, kind, body, state, external_id, author_kind, not_before, created_at)
      select d.id, d.connection_id, d.client_id, 'out', 'text', 'Ждём документы', 'sent', left('${sidOf(0)}', 34 - length(n::text)) || n, 'system', now(), now()
      from generate_series(0, ${COUNT - 1}) n join d on d.client_id = 1 + n % 5000 where n % 10 in (1, 3, 6, 9)`);
  await db.query("create table bench_hooks (key text not null)");
  const keys = {
    message_callbacks: "coalesce(new.once_key, new.external_id)",
    phone_hooks: "new.event || ' ' || (new.payload->>'pbx_call_id')",
  };
  for (const [table, key] of Object.entries(keys)) {
    await db.query(
      `create function bench_${table}() returns trigger language plpgsql as $$ begin insert into bench_hooks values (${key}); return null; end $$`,
    );
    await db.query(`create trigger bench after insert on ${table} for each row execute function bench_${table}()`);
  }
  await db.query("vacuum analyze");
}

async function sendSteadily(poster: Poster, hooks: readonly PartnerHook[]): Promise<Sent[]> {
  const start = performance.now();
  return Promise.all(
    hooks.map(async ({ kind, key, path, ...request }, i) => {
      await sleep(Math.max(0, (i * 1000) / A_SECOND - (performance.now() - start)));
      const from = performance.now();
      const reply = await poster.send("POST", path, request);
      const [ms, answeredAt] = [performance.now() - from, preciseNow()];
      if (reply.status !== 200) throw new Error(`${kind} ${key}: ${reply.status} ${reply.body}`);
      return { kind, key, ms, answeredAt };
    }),
  );
}

/** How many starts of calls were answered ahead of their commit, which is their way; of any other hook it is a fault. */
async function aheadOfCommit(db: pg.Client, sent: readonly Sent[]): Promise<number> {
  const { rows } = await db.query<{ key: string; at: number }>(
    "select key, extract(epoch from pg_xact_commit_timestamp(xmin))::float8 * 1000 as at from bench_hooks",
  );
  const kept = new Map(rows.map((row) => [row.key, row.at]));
  const early = sent.filter(({ key, answeredAt }) => (kept.get(key) ?? Infinity) > answeredAt + CLOCK_MS);
  const fault = early.find(({ kind, key }) => kind !== "call-start" || !kept.has(key));
  if (fault) throw new Error(`${fault.kind} ${fault.key} was answered and is not committed`);
  return early.length;
}

async function waitingHooks(db: pg.Client): Promise<number> {
  const { rows } = await db.query<{ left: string }>(
    "select (select count(*) from message_callbacks where processed_at is null) + (select count(*) from phone_hooks where processed_at is null) as left",
  );
  return Number(rows[0]?.left);
}

function timesOf(sent: readonly Sent[]): Pick<Webhooks, "all" | "kinds"> {
  const all = sent.map(({ ms }) => ms);
  const kinds = Object.groupBy(sent, ({ kind }) => kind);
  return {
    all: { p50: quantile(all, 0.5), p99: quantile(all, 0.99), worst: Math.max(...all) },
    kinds: Object.fromEntries(
      Object.entries(kinds).map(([kind, some]) => [
        kind,
        quantile(
          some.map(({ ms }) => ms),
          0.99,
        ),
      ]),
    ),
  };
}
