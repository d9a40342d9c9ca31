import { existsSync } from "node:fs";
import { join } from "node:path";
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

/** Starts the program in the role of the config: database, defaults, queue, HTTP. `archive` fills a new embedded base. */
export async function startProgram(config: Config, log: Logger, archive?: Blob): Promise<Running> {
  const unlock = config.DATABASE_URL ? () => {} : lockFolder(config.DATA_DIR);
  const isNew = !config.DATABASE_URL && !existsSync(join(config.DATA_DIR, "db", "PG_VERSION"));
  const database = await openDatabase(config, log, isNew ? archive : undefined);
  try {
    await migrate(database);
    const zone = (await readFirm(database)).zone;
    const app = createApp({
      config,
      clock: systemClock,
      log,
      database,
      jobs: bossJobs({ database, log, jobs: slices.flatMap((slice) => slice.jobs ?? []), schedules, zone, works: config.ROLE !== "web" }),
      files: await openFiles(config),
      secrets: openSecrets(config),
      slices,
      mayDo: gate.mayDo,
    });
    await installDefaults(newCtx(app, systemActor));
    await app.jobs.start(app);
    const http = config.ROLE === "worker" ? null : await listen(app);
    return {
      app,
      http,
      isNew,
      async stop() {
        await http?.close();
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

function openDatabase(config: Config, log: Logger, archive?: Blob): Promise<OpenDatabase> {
  if (config.DATABASE_URL) return openPostgres(config.DATABASE_URL, config.DB_POOL, (error) => log.warn({ err: error }, "database connection lost"));
  return openEmbedded(join(config.DATA_DIR, "db"), archive);
}
