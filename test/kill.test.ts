import { describe, expect, onTestFinished, test } from "vitest";
import { sql } from "kysely";
import { z } from "zod";
import { startPartners } from "../partners/start.ts";
import { MovableClock } from "../src/server/kernel/clock.ts";
import { SteppedJobs } from "../src/server/kernel/jobs-stepped.ts";
import { runJob } from "../src/server/kernel/run-job.ts";
import { Random } from "../scripts/demo/random.ts";
import { newFirm, openFirm, type Firm } from "./firm.ts";
import { killAgainAndAgain } from "./killing.ts";
import { freePort } from "./processes.ts";
import { until } from "./until.ts";
import { Visitors } from "./visitors.ts";

const server = process.env["TEST_DATABASE_URL"];
const KILLS = 50;

describe.skipIf(!server)("on PostgreSQL (TEST_DATABASE_URL), with web and worker as processes of their own", () => {
  test("fifty kill -9 at any moment lose no acknowledged application and double no effect", async () => {
    const ports = [await freePort(), await freePort()];
    const hooks = `http://127.0.0.1:${ports[0]}`;
    const sandbox = await startPartners({ port: 0, productUrl: hooks });
    onTestFinished(() => sandbox.close());
    const firm = await newFirm({ server, sandboxUrl: sandbox.url });
    onTestFinished(() => firm.drop());
    const common = { ...firm.settings, PUBLIC_URL: hooks, LOG_LEVEL: "info" };
    const roles = [
      ...ports.map((port) => ({ ...common, ROLE: "web", PORT: String(port), DB_POOL: "4" })),
      { ...common, ROLE: "worker", DB_POOL: "4" },
      { ...common, ROLE: "worker", DB_POOL: "4" },
    ];
    const visitors = new Visitors(ports.map((port) => `http://127.0.0.1:${port}`));
    const sending = visitors.send(2);
    const budget = { left: KILLS };
    const alive = await Promise.all(roles.map((role, i) => killAgainAndAgain(role, new Random(i + 1), budget)));
    onTestFinished(async () => void (await Promise.all(alive.map((program) => program.kill()))));
    visitors.stop();
    await sending;
    expect(visitors.acknowledged.size).toBeGreaterThan(20);
    await allIsDone(firm);
    await Promise.all(alive.map((program) => program.stop()));
    await aQuarterOfAnHourLater(firm);
    await expectEachOnce(firm, visitors.acknowledged, sandbox.url);
  }, 180_000);
});

test("on the embedded database a killed program keeps every application that it had acknowledged", async () => {
  const port = await freePort();
  const firm = await newFirm();
  onTestFinished(() => firm.drop());
  const visitors = new Visitors([`http://127.0.0.1:${port}`]);
  const sending = visitors.send(2);
  const program = await killAgainAndAgain({ ...firm.settings, PORT: String(port), LOG_LEVEL: "info" }, new Random(7), {
    left: 3,
  });
  visitors.stop();
  await sending;
  await program.stop();
  await expectApplicationsOnce(firm, visitors.acknowledged);
}, 120_000);

/** Jobs of killed workers come back by their missing heartbeat: nothing due waits any more, nothing is queued. */
async function allIsDone(firm: Firm): Promise<void> {
  const { app, close } = await openFirm(firm.settings);
  await until(async () => {
    const { rows } = await sql<{ left: number }>`select
      (select count(*) from robot_runs where state = 'waiting' and due_at <= now()) + (select count(*) from messages where state = 'queued')
      + (select count(*) from pgboss.job where state in ('created', 'retry', 'active') and start_after <= now() and name not like '%.sweep%') as left`.execute(
      app.database.db,
    );
    return Number(rows[0]?.left) === 0;
  }, 90_000);
  await close();
}

/** What only time can tell: a message whose process died between the call and its record is asked about at the partner. */
async function aQuarterOfAnHourLater(firm: Firm): Promise<void> {
  const clock = new MovableClock(new Date());
  const jobs = new SteppedJobs(clock);
  const { app, close } = await openFirm(firm.settings, { clock, jobs });
  await jobs.start(app);
  for (let minutes = 0; minutes < 15; minutes += 3) {
    clock.advance(3 * 60_000);
    for (const name of ["messaging.sweep", "messaging.reconcile-unknown"])
      await runJob(app, name, { data: {}, cause: null });
  }
  await close();
}

async function expectApplicationsOnce(firm: Firm, acknowledged: ReadonlyMap<string, number>): Promise<void> {
  const { app, close } = await openFirm(firm.settings);
  const rows = await app.database.db.selectFrom("applications").select(["phone", "number"]).execute();
  await close();
  const stored = rows.map((row) => `${row.phone} ${row.number}`).toSorted();
  expect(stored).toEqual([...acknowledged].map(([phone, number]) => `${phone} ${number}`).toSorted());
}

const Phone = z.object({ messages: z.array(z.object({ direction: z.string() })) });

interface Effects {
  phone: string;
  matters: number;
  tasks: number;
  notices: number;
  messages: number;
  state: string;
  runs: string;
}

async function expectEachOnce(
  firm: Firm,
  acknowledged: ReadonlyMap<string, number>,
  sandboxUrl: string,
): Promise<void> {
  await expectApplicationsOnce(firm, acknowledged);
  const { app, close } = await openFirm(firm.settings);
  const { rows } = await sql<Effects>`select a.phone,
      (select count(*)::int from matters m where m.client_id = a.client_id) as matters,
      (select count(*)::int from tasks t where t.matter_id = a.matter_id) as tasks,
      (select count(*)::int from notices n where n.matter_id = a.matter_id) as notices,
      (select count(*)::int from messages m where m.matter_id = a.matter_id and m.direction = 'out') as messages,
      (select string_agg(m.state, ',') from messages m where m.matter_id = a.matter_id and m.direction = 'out') as state,
      (select string_agg(r.state, ',' order by r.position) from robot_runs r where r.matter_id = a.matter_id) as runs
    from applications a`.execute(app.database.db);
  await close();
  for (const { state, phone, ...counts } of rows) {
    expect({ phone, ...counts }).toEqual({
      phone,
      matters: 1,
      tasks: 1,
      notices: 1,
      messages: 1,
      runs: "done,done,done,waiting",
    });
    const reply = await fetch(`${sandboxUrl}/control/twilio/phones/${phone.slice(1)}`);
    const made = (Phone.safeParse(await reply.json()).data?.messages ?? []).filter(
      (message) => message.direction !== "inbound",
    ).length;
    // Where the process died on the way to the partner nobody can know: it is shown as unknown, never sent again.
    expect({ phone, state, made }).toEqual({ phone, state, made: state === "unknown" ? 0 : 1 });
  }
}
