import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { createUser } from "../src/server/access/index.ts";
import { installDefaults, gate, slices } from "../src/server/app.ts";
import { systemClock } from "../src/server/kernel/clock.ts";
import { readConfig } from "../src/server/kernel/config.ts";
import { createApp } from "../src/server/kernel/create-app.ts";
import { newCtx, systemActor } from "../src/server/kernel/ctx.ts";
import { openPostgres } from "../src/server/kernel/db.ts";
import { openFiles } from "../src/server/kernel/files.ts";
import { bossJobs } from "../src/server/kernel/jobs-boss.ts";
import { openLog } from "../src/server/kernel/log.ts";
import { migrate } from "../src/server/kernel/migrate.ts";
import { openSecrets } from "../src/server/kernel/secrets.ts";

export const PASSWORD = "correct horse battery";
const OPERATORS = 5;

export interface Firm {
  url: string;
  /** What a process of the program needs to serve it. */
  settings: Record<string, string>;
  drop(): Promise<void>;
}

/** A database with an empty firm: the shipped rules, five operators on shift (`operator-1@bench.test` …), no clients. */
export async function newFirm(server: string, name: string): Promise<Firm> {
  const database = `oplot_bench_${name}`;
  await tell(server, `create database ${database} template template0 encoding 'UTF8'`);
  const url = Object.assign(new URL(server), { pathname: `/${database}` }).href;
  const folder = mkdtempSync(join(tmpdir(), "oplot-bench-"));
  const settings = { DATABASE_URL: url, DATA_DIR: folder };
  await furnish(settings);
  return {
    url,
    settings,
    async drop() {
      await tell(server, `drop database ${database} with (force)`);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function furnish(settings: { DATABASE_URL: string; DATA_DIR: string }): Promise<void> {
  const config = readConfig({ ...settings, DEMO: "0" });
  const log = openLog("warn");
  const database = await openPostgres(settings.DATABASE_URL, 2, (error) => log.warn({ err: error }, "database connection lost"));
  await migrate(database);
  const jobs = bossJobs({ database, log, jobs: slices.flatMap((slice) => slice.jobs ?? []), schedules: [], zone: "Asia/Krasnoyarsk", works: false });
  const app = createApp({ config, clock: systemClock, log, database, jobs, files: await openFiles(config), secrets: openSecrets(config), slices, mayDo: gate.mayDo });
  await jobs.start(app);
  const ctx = newCtx(app, systemActor);
  await installDefaults(ctx);
  for (let i = 1; i <= OPERATORS; i += 1) {
    await createUser(ctx, { login: `operator-${i}@bench.test`, name: `Оператор ${i}`, role: "manager", password: PASSWORD });
  }
  await database.db.updateTable("users").set({ is_on_shift: true }).execute();
  await jobs.stop();
  await database.close();
}

export async function tell(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
