import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectSandbox } from "../scripts/demo/connect.ts";
import { createUser } from "../src/server/access/index.ts";
import { gate, installDefaults, slices } from "../src/server/app.ts";
import { updateFirm } from "../src/server/firm/index.ts";
import { systemClock, type Clock } from "../src/server/kernel/clock.ts";
import { readConfig } from "../src/server/kernel/config.ts";
import { createApp } from "../src/server/kernel/create-app.ts";
import { newCtx, systemActor, type App, type Jobs } from "../src/server/kernel/ctx.ts";
import { openEmbedded, openPostgres } from "../src/server/kernel/db.ts";
import { openFiles } from "../src/server/kernel/files.ts";
import { bossJobs } from "../src/server/kernel/jobs-boss.ts";
import { openLog } from "../src/server/kernel/log.ts";
import { migrate } from "../src/server/kernel/migrate.ts";
import { openSecrets } from "../src/server/kernel/secrets.ts";
import { onServer } from "./server-admin.ts";

export const PASSWORD = "correct horse battery";
/** Logins `operator-1@firm.test` …; all on shift. */
export const OPERATORS = 3;

export interface Firm {
  /** Null for a firm on the embedded database. */
  url: string | null;
  /** What a process of the program needs to serve it. */
  settings: Record<string, string>;
  drop(): Promise<void>;
}

/**
 * A firm for processes of the program: shipped rules, operators on shift, an administrator, no clients. On the given
 * PostgreSQL server or, without one, in a folder; with a sandbox it sends messages there.
 */
export async function newFirm(options: { server?: string | undefined; sandboxUrl?: string } = {}): Promise<Firm> {
  const folder = mkdtempSync(join(tmpdir(), "oplot-firm-"));
  const name = `oplot_firm_${randomBytes(4).toString("hex")}`;
  const { server } = options;
  if (server) await onServer(server, `create database ${name} template template0 encoding 'UTF8'`);
  const url = server ? Object.assign(new URL(server), { pathname: `/${name}` }).href : null;
  const settings = { DATA_DIR: folder, ...(url ? { DATABASE_URL: url } : {}) };
  const { app, close } = await openFirm(settings);
  await migrate(app.database);
  await app.jobs.start(app);
  await furnish(app, options.sandboxUrl);
  await close();
  return {
    url,
    settings,
    async drop() {
      if (server) await onServer(server, `drop database if exists ${name} with (force)`);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The firm's program inside this process, without HTTP; with jobs and a clock of the caller's if given. */
export async function openFirm(
  settings: Record<string, string>,
  own: { clock?: Clock; jobs?: Jobs; pool?: number } = {},
): Promise<{ app: App; close: () => Promise<void> }> {
  const config = readConfig({ ...settings, DEMO: "0" });
  const log = openLog("silent");
  const database = config.DATABASE_URL
    ? await openPostgres(config.DATABASE_URL, own.pool ?? 2, () => {})
    : await openEmbedded(join(config.DATA_DIR, "db"));
  const jobs =
    own.jobs ??
    bossJobs({
      database,
      log,
      jobs: slices.flatMap((slice) => slice.jobs ?? []),
      schedules: [],
      zone: "Asia/Krasnoyarsk",
      works: false,
    });
  const app = createApp({
    config,
    clock: own.clock ?? systemClock,
    log,
    database,
    jobs,
    files: await openFiles(config),
    secrets: openSecrets(config),
    slices,
    mayDo: gate.mayDo,
  });
  return {
    app,
    async close() {
      await jobs.stop();
      await database.close();
    },
  };
}

async function furnish(app: App, sandboxUrl: string | undefined): Promise<void> {
  const ctx = newCtx(app, systemActor);
  // Without lists of stages: its cards are moved by machines, whatever is known of them.
  await installDefaults(ctx, { withLists: false });
  // Its clock is the real one: whatever the hour, robots may reach its clients.
  await updateFirm(ctx, { quiet: { from: 0, to: 24 * 60 } });
  const admin = await createUser(ctx, {
    login: "admin@firm.test",
    name: "Администратор",
    role: "admin",
    password: PASSWORD,
  });
  for (let i = 1; i <= OPERATORS; i += 1) {
    await createUser(ctx, {
      login: `operator-${i}@firm.test`,
      name: `Оператор ${i}`,
      role: "manager",
      password: PASSWORD,
    });
  }
  await app.database.db.updateTable("users").set({ is_on_shift: true }).where("id", "!=", admin.id).execute();
  if (sandboxUrl) await connectSandbox(newCtx(app, { kind: "employee", id: admin.id, role: "admin" }), sandboxUrl);
}
