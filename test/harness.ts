import { Writable } from "node:stream";
import { randomBytes } from "node:crypto";
import { mkdtempSync, openAsBlob } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { MovableClock } from "../src/server/kernel/clock.ts";
import { readConfig } from "../src/server/kernel/config.ts";
import { createApp } from "../src/server/kernel/create-app.ts";
import { newCtx, systemActor, type Actor, type App, type Ctx, type Slice } from "../src/server/kernel/ctx.ts";
import { openEmbedded, openPostgres, type OpenDatabase } from "../src/server/kernel/db.ts";
import { openFiles } from "../src/server/kernel/files.ts";
import { SteppedJobs } from "../src/server/kernel/jobs-stepped.ts";
import { openLog } from "../src/server/kernel/log.ts";
import { migrate } from "../src/server/kernel/migrate.ts";
import { secretsFrom } from "../src/server/kernel/secrets.ts";
import { onServer } from "./server-admin.ts";

export interface TestBase {
  app: App;
  clock: MovableClock;
  jobs: SteppedJobs;
  /** A fresh ctx at the clock's present moment. */
  ctx(actor?: Actor): Ctx;
  /** Event names since the start of the test, in order. */
  eventNames(): Promise<string[]>;
  /** Everything the log was told, for tests of privacy and of security lines. */
  logged(): string;
  close(): Promise<void>;
}

/** Tuesday 24 November 2026, 10:00 in Krasnoyarsk: a working moment. */
export const TUESDAY_10 = new Date("2026-11-24T03:00:00Z");

/**
 * A program of the given slices on a database of its own: embedded in memory, or on PostgreSQL when
 * TEST_DATABASE_URL is set. Jobs run only when told (`jobs.runDue()`), time moves only when told.
 */
export async function testBase(options: {
  slices: readonly Slice[];
  now?: Date;
  mayDo?: App["mayDo"];
  env?: Record<string, string>;
}): Promise<TestBase> {
  const { database, drop } = await testDatabase();
  const clock = new MovableClock(options.now ?? TUESDAY_10);
  const jobs = new SteppedJobs(clock);
  const lines: string[] = [];
  const folder = mkdtempSync(join(tmpdir(), "oplot-test-"));
  const config = readConfig({ DATA_DIR: folder, PUBLIC_URL: "https://crm.firma.test", DEMO: "0", ...options.env });
  const app = createApp({
    config,
    clock,
    log: openLog("debug", new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) })),
    database,
    jobs,
    files: await openFiles(config),
    secrets: secretsFrom(randomBytes(32)),
    slices: options.slices,
    mayDo: options.mayDo ?? ((actor, need) => need === "public" || actor.kind === "employee"),
  });
  await jobs.start(app);
  return {
    app,
    clock,
    jobs,
    ctx: (actor = systemActor) => newCtx(app, actor),
    eventNames: async () =>
      (await database.db.selectFrom("events").select("name").orderBy("id").execute()).map((e) => e.name),
    logged: () => lines.join(""),
    close: async () => {
      await database.close();
      await drop();
    },
  };
}

/** An empty migrated database of the test's own, copied from the one that global-setup.ts made. */
export async function testDatabase(): Promise<{
  database: OpenDatabase;
  url: string | null;
  drop: () => Promise<void>;
}> {
  const server = process.env["TEST_DATABASE_URL"];
  if (!server) {
    const archive = process.env["TEST_ARCHIVE"];
    const database = await openEmbedded(undefined, archive ? await openAsBlob(archive) : undefined);
    await migrate(database);
    return { database, url: null, drop: async () => {} };
  }
  const name = `oplot_${randomBytes(6).toString("hex")}`;
  await onServer(server, `create database ${name} template ${process.env["TEST_TEMPLATE"] ?? "template0"}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const database = await openPostgres(url.href, 4, () => {});
  await migrate(database);
  return { database, url: url.href, drop: () => onServer(server, `drop database if exists ${name} with (force)`) };
}

/** A user row straight in the table, for tests of slices that only need somebody to exist. */
export async function insertUser(
  base: TestBase,
  more: { name?: string; role?: string; onShift?: boolean } = {},
): Promise<Actor & { id: number }> {
  const name = more.name ?? `Сотрудник ${randomBytes(3).toString("hex")}`;
  const role = more.role ?? "manager";
  const result = await sql<{ id: number }>`insert into users (login, name, role, password_hash, is_on_shift, created_at)
    values (${`${randomBytes(5).toString("hex")}@test.local`}, ${name}, ${role}, 'none', ${more.onShift ?? false}, ${base.clock.now()}) returning id`.execute(
    base.app.database.db,
  );
  const id = result.rows[0]?.id;
  if (!id) throw new Error("the user was not inserted");
  return { kind: "employee", id, role };
}
