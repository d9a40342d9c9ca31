import pg from "pg";
import { enterStage } from "../src/server/automation/index.ts";
import { enqueue } from "../src/server/kernel/events.ts";
import { inTx } from "../src/server/kernel/tx.ts";
import { moveMatter } from "../src/server/matters/index.ts";
import { startProcess } from "../test/processes.ts";
import { until } from "../test/until.ts";
import { openEngineBase, plantWaiting, ROBOTS, type EngineBase } from "./engine-base.ts";
import { measureBulk, type Bulk } from "./bulk.ts";
import { median, quantile } from "./numbers.ts";
import { writePart, type Ids, type Part } from "./plain-rows.ts";

const AT_ONCE = 4;
const CARDS_A_ROUND = 250;
const ROUNDS = 3;
const WAITING = 1_000_000;
const A_SECOND = 200;
const FIRING_SECONDS = 20;

export interface Engine {
  /** Stays a second whose five robots are done, and the same rows by plain SQL. */
  entries: number;
  plain: number;
  /** The rate with a million waiting robots in the tables against that of a firm without them. */
  besideWaiting: number;
  /** From the planned moment to the run's commit, ms, at 200 a second beside the million. */
  firing: { p50: number; p99: number; worst: number };
  bulk: Bulk;
  /** A move to a stage without rules against the same move without automation. */
  emptyMove: number;
}

/** One worker process beside the movers; both sides share the machine's cores with PostgreSQL. */
export async function measureEngine(server: string): Promise<Engine> {
  const base = await openEngineBase(server, 20_000, AT_ONCE);
  const plain = await Promise.all(Array.from({ length: AT_ONCE }, () => connect(base.url)));
  try {
    const emptyMove = await measureEmptyMove(base);
    const rates = await againstPlain(base, plain);
    const beside = await besideWaiting(server, base);
    return { ...rates, ...beside, emptyMove };
  } finally {
    await Promise.all(plain.map((client) => client.end()));
    await base.close();
  }
}

async function againstPlain(base: EngineBase, plain: readonly pg.Client[]): Promise<Pick<Engine, "entries" | "plain">> {
  const worker = await startProcess({ ...base.firm.settings, ROLE: "worker" });
  try {
    await entriesASecond(base);
    const recording = await record(base.db);
    const rates = { entries: 0, plain: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      rates.entries += await entriesASecond(base);
      rates.plain += await plainASecond(base, plain, recording);
    }
    return { entries: rates.entries / ROUNDS, plain: rates.plain / ROUNDS };
  } finally {
    await worker.stop();
  }
}

/** A second firm on the same server holds the million; the rounds go in turns, so that whatever slows the machine slows both. */
async function besideWaiting(
  server: string,
  empty: EngineBase,
): Promise<Pick<Engine, "besideWaiting" | "firing" | "bulk">> {
  const full = await openEngineBase(server, 20_000, AT_ONCE);
  const workers = [];
  try {
    await plantWaiting(full, WAITING, { from: new Date(Date.now() + 30 * 86_400_000), everyMs: 1000 });
    // What the planting itself left to do is over before anything is measured.
    await full.db.query("vacuum analyze");
    await full.db.query("checkpoint");
    for (const { firm } of [empty, full]) workers.push(await startProcess({ ...firm.settings, ROLE: "worker" }));
    const rates = { empty: 0, full: 0 };
    for (let round = 0; round <= ROUNDS; round += 1) {
      const rate = { empty: await entriesASecond(empty), full: await entriesASecond(full) };
      if (round === 0) continue; // the first warms both
      rates.empty += rate.empty;
      rates.full += rate.full;
    }
    await workers.shift()?.stop();
    const firing = await measureFiring(full);
    return { besideWaiting: rates.full / rates.empty, firing, bulk: await measureBulk(full) };
  } finally {
    for (const worker of workers) await worker.stop();
    await full.close();
  }
}

/** Moves cards to the stage with five robots and waits until the last of them is done. */
async function entriesASecond(base: EngineBase): Promise<number> {
  const cards = await base.takeCards(CARDS_A_ROUND);
  const start = performance.now();
  await spread(cards, (matterId) => moveMatter(base.ctx(), { matterId, stageId: base.stages.busy, by: "robot" }));
  await until(async () => {
    const { rows } = await base.db.query<{ left: string }>(
      "select count(*) as left from robot_runs where matter_id = any($1) and stage_id = $2 and state <> 'done' and due_at < now() + interval '1 day'",
      [cards, base.stages.busy],
    );
    return Number(rows[0]?.left) === 0;
  }, 60_000);
  return (cards.length * 1000) / (performance.now() - start);
}

interface Recorded {
  entering: Part[];
  /** What each robot wrote: its comment, the event, and the queue's rows of it. */
  robot: Part[];
}

/** Reads back what the product wrote for the last card that came to the busy stage. */
async function record(db: pg.Client): Promise<Recorded> {
  const rows = async (text: string) => (await db.query<Record<string, unknown>>(text)).rows;
  const stay =
    "(select max(entry_id) from robot_runs where state = 'done' and name = 'clients.add-comment' and title <> 'bench')";
  const moved = `select * from events where id = (select cause_id from stage_entries where id = ${stay})`;
  const [comment] = await rows(
    `select * from comments where id = (select (result->>'commentId')::bigint from robot_runs where entry_id = ${stay} order by id desc limit 1)`,
  );
  const said = `select * from events where name = 'comment.added' and subject_id = (select client_id from stage_entries where id = ${stay}) or name = 'comment.added' and data->>'commentId' = '${String(comment?.["id"])}'`;
  const [told] = await rows(said);
  const jobsOf = (what: string) => rows(`select * from pgboss.job_common where ${what}`);
  const parts: Recorded = {
    entering: [
      { table: "events", rows: await rows(moved), gives: "event" },
      { table: "stage_entries", rows: await rows(`select * from stage_entries where id = ${stay}`), gives: "entry" },
      { table: "robot_runs", rows: await rows(`select * from robot_runs where entry_id = ${stay}`) },
      {
        table: "pgboss.job_common",
        rows: await jobsOf(
          `(data->'data'->>'entryId')::bigint = ${stay} or (data->'data'->>'eventId')::bigint in (select cause_id from stage_entries where id = ${stay})`,
        ),
      },
    ],
    robot: [
      { table: "comments", rows: comment ? [comment] : [] },
      { table: "events", rows: told ? [told] : [], gives: "event" },
      {
        table: "pgboss.job_common",
        rows: await jobsOf(`(data->'data'->>'eventId')::bigint = ${Number(told?.["id"])}`),
      },
    ],
  };
  for (const part of [...parts.entering.slice(0, 3), ...parts.robot.slice(0, 2)])
    if (part.rows.length === 0) throw new Error(`the recorded stay left nothing in ${part.table}`);
  return parts;
}

/** The same rows in the same transactions: the move, then each robot's effect with its "done". */
async function plainASecond(base: EngineBase, plain: readonly pg.Client[], recorded: Recorded): Promise<number> {
  const cards = await base.takeCards(CARDS_A_ROUND);
  const start = performance.now();
  await spread(cards, async (matterId, slot) => {
    const db = plain[slot] ?? base.db;
    const ids: Ids = { matter: matterId, client: matterId };
    await db.query("begin");
    await db.query(
      "update matters set stage_id = $2, stage_entered_at = now(), changed_at = now(), version = version + 1 where id = $1",
      [matterId, base.stages.busy],
    );
    await db.query("update stage_entries set left_at = now() where matter_id = $1 and left_at is null", [matterId]);
    for (const part of recorded.entering) if (part.rows.length > 0) await writePart(db, part, ids, matterId, null);
    await db.query("commit");
    for (let robot = 0; robot < ROBOTS; robot += 1) {
      await db.query("begin");
      for (const part of recorded.robot) if (part.rows.length > 0) await writePart(db, part, ids, matterId, null);
      await db.query(
        "update robot_runs set state = 'done', finished_at = now(), result = '{\"commentId\": 1}' where id = (select id from robot_runs where entry_id = $1 order by position offset $2 limit 1)",
        [ids["entry"], robot],
      );
      await db.query("commit");
    }
  });
  return (cards.length * 1000) / (performance.now() - start);
}

async function measureFiring(base: EngineBase): Promise<Engine["firing"]> {
  const from = new Date(Date.now() + 15_000);
  await plantWaiting(base, A_SECOND * FIRING_SECONDS, { from, everyMs: 1000 / A_SECOND });
  const late = `select extract(epoch from pg_xact_commit_timestamp(xmin) - due_at)::float8 * 1000 as late, state from robot_runs where due_at >= $1 and due_at < $1::timestamptz + interval '${FIRING_SECONDS + 5} seconds' and title = 'bench'`;
  let rows: { late: number; state: string }[] = [];
  await until(async () => {
    rows = (await base.db.query<{ late: number; state: string }>(late, [from])).rows;
    return rows.length > 0 && rows.every((row) => row.state === "done");
  }, 120_000);
  const times = rows.map((row) => row.late);
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99), worst: Math.max(...times) };
}

/**
 * What automation costs a move where it has nothing to do: the move, less its part in it, both in turns. Its part is the
 * stay and the one job that the move's event gives it.
 */
async function measureEmptyMove(base: EngineBase): Promise<number> {
  const whole: number[] = [];
  const own: number[] = [];
  const { rows } = await base.db.query<{ id: string }>("select max(id) as id from events");
  const eventId = Number(rows[0]?.id);
  for (const matterId of await base.takeCards(400)) {
    const start = performance.now();
    await moveMatter(base.ctx(), { matterId, stageId: base.stages.empty, by: "robot" });
    const moved = performance.now();
    // no event: the bench enters the stage once more for its cost alone.
    await inTx(base.ctx(), async (ctx) => {
      const entering = performance.now();
      await enterStage(ctx, { matterId, clientId: matterId, stageId: base.stages.empty, isUndoable: false });
      enqueue(ctx, { name: "automation.hear-event" }, { eventId });
      if (!ctx.db.isTransaction) throw new Error("the bench measures inside a transaction");
      await base.app.jobs.insert(ctx.db as Parameters<typeof base.app.jobs.insert>[0], ctx.tx?.jobs.splice(0) ?? []);
      own.push(performance.now() - entering);
    });
    whole.push(moved - start);
  }
  return median(whole) / (median(whole) - median(own));
}

async function spread(
  cards: readonly number[],
  work: (matterId: number, slot: number) => Promise<unknown>,
): Promise<void> {
  const waiting = [...cards];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async (_, slot) => {
      for (let card = waiting.pop(); card !== undefined; card = waiting.pop()) await work(card, slot);
    }),
  );
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}
