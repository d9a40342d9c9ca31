import { cpSync, existsSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import type { FastifyInstance } from "fastify";
import type { Logger } from "pino";
import { gate, installDefaults, slices } from "./app.ts";
import { systemClock } from "./kernel/clock.ts";
import type { Config } from "./kernel/config.ts";
import { createApp } from "./kernel/create-app.ts";
import { newCtx, systemActor, type App } from "./kernel/ctx.ts";
import { openEmbedded, openPostgres, type OpenDatabase } from "./kernel/db.ts";
import { openFiles } from "./kernel/files.ts";
import { lockFolder } from "./kernel/folder-lock.ts";
import { buildHttp } from "./kernel/http-server.ts";
import { bossJobs } from "./kernel/jobs-boss.ts";
import { migrate } from "./kernel/migrate.ts";
import { openSecrets } from "./kernel/secrets.ts";
import { readFirm } from "./kernel/settings.ts";
import { schedules } from "./schedule.ts";

export interface Running {
  app: App;
  http: FastifyInstance | null;
  /** Whether the database was empty at this start. */
  isNew: boolean;
  stop(): Promise<void>;
}

/** Starts the program in the role of the config: database, defaults, queue, HTTP. A new embedded base is a copy of the folder `template`. */
export async function startProgram(config: Config, log: Logger, template?: string): Promise<Running> {
  const unlock = config.DATABASE_URL ? () => {} : lockFolder(config.DATA_DIR);
  const isNew = !config.DATABASE_URL && !existsSync(join(config.DATA_DIR, "db", "PG_VERSION"));
  if (isNew && template) copyDemo(template, config.DATA_DIR);
  const database = await openDatabase(config, log);
  try {
    await migrate(database);
    const zone = (await readFirm(database)).zone;
    const app = createApp({
      config,
      clock: systemClock,
      log,
      database,
      jobs: bossJobs({
        database,
        log,
        jobs: slices.flatMap((slice) => slice.jobs ?? []),
        schedules,
        zone,
        works: config.ROLE !== "web",
      }),
      files: await openFiles(config),
      secrets: openSecrets(config),
      slices,
      mayDo: gate.mayDo,
    });
    // The queue first: what is installed is told as events, and those have jobs.
    await app.jobs.start(app);
    await installDefaults(newCtx(app, systemActor));
    const http = config.ROLE === "worker" ? null : await listen(app);
    const standing = config.ROLE === "web" ? [] : slices.flatMap((slice) => slice.standing?.(app) ?? []);
    return {
      app,
      http,
      isNew,
      async stop() {
        await http?.close();
        await Promise.all(standing.map((end) => end()));
        await app.jobs.stop();
        await database.close();
        unlock();
      },
    };
  } catch (error) {
    await database.close();
    unlock();
    throw error;
  }
}

async function listen(app: App): Promise<FastifyInstance> {
  const http = await buildHttp(app, gate);
  await http.listen({ port: app.config.PORT, host: app.config.HOST });
  return http;
}

/** The files first: a base that is there is not copied again. */
function copyDemo(template: string, folder: string): void {
  const files = join(dirname(template), "files");
  if (existsSync(files)) cpSync(files, join(folder, "files"), { recursive: true });
  copyBase(template, join(folder, "db"));
}

/** Whole or not at all: a start that is killed while it copies begins anew. */
function copyBase(template: string, folder: string): void {
  const part = `${folder}.part`;
  rmSync(part, { recursive: true, force: true });
  cpSync(template, part, { recursive: true });
  renameSync(part, folder);
}

function openDatabase(config: Config, log: Logger): Promise<OpenDatabase> {
  if (config.DATABASE_URL)
    return openPostgres(config.DATABASE_URL, config.DB_POOL, (error) =>
      log.warn({ err: error }, "database connection lost"),
    );
  return openEmbedded(join(config.DATA_DIR, "db"));
}
