import { afterAll, beforeAll, expect, test } from "vitest";
import { sql } from "kysely";
import { fromKysely, fromPglite, PgBoss } from "pg-boss";
import { testDatabase } from "../../../test/harness.ts";
import type { OpenDatabase } from "./db.ts";
import { insertJobs } from "./insert-jobs.ts";

let database: OpenDatabase;
let boss: PgBoss;
let drop: () => Promise<void>;
const AT = new Date("2030-01-02T03:04:05Z");

beforeAll(async () => {
  const opened = await testDatabase();
  ({ database, drop } = opened);
  const place = database.pglite
    ? { db: fromPglite(database.pglite), backend: "pglite" as const }
    : { connectionString: opened.url ?? "" };
  boss = new PgBoss({ ...place, supervise: false, schedule: false });
  await boss.start();
  const settings = {
    notify: true,
    retryLimit: 5,
    retryDelay: 2,
    retryBackoff: true,
    heartbeatSeconds: 10,
    expireInSeconds: 300,
    deleteAfterSeconds: 3600,
    retentionSeconds: 86_400,
  };
  for (const name of ["clients.one", "clients.two"]) await boss.createQueue(name, settings);
});
afterAll(async () => {
  await boss.stop();
  await database.close();
  await drop();
});

test("one statement writes the rows that the queue's own insert would write", async () => {
  const requests = [
    { name: "clients.one", data: { clientId: 1 }, cause: null },
    { name: "clients.two", data: { clientId: 2 }, cause: { eventId: 7, depth: 1 }, at: AT },
  ];
  // Both in one transaction: the database's "now" is then the same for both.
  await database.db.transaction().execute(async (trx) => {
    await insertJobs(trx, requests);
    for (const { name, data, cause, at } of requests)
      await boss.insert(name, [{ data: { data, cause }, ...(at ? { startAfter: at } : {}) }], { db: fromKysely(trx) });
  });
  const rows = await sql<
    Record<string, unknown>
  >`select to_jsonb(job) - 'id' as job from pgboss.job order by name`.execute(database.db);
  const [one, oneOfBoss, two, twoOfBoss] = rows.rows;
  expect(one).toEqual(oneOfBoss);
  expect(two).toEqual(twoOfBoss);
  expect(new Date(String(Object(two?.["job"])["start_after"]))).toEqual(AT);
});

test("a queue that nobody made fails the transaction", async () => {
  const insert = database.db
    .transaction()
    .execute((trx) => insertJobs(trx, [{ name: "clients.none", data: {}, cause: null }]));
  await expect(insert).rejects.toThrow("unknown queue");
});
