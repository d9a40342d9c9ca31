import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Logger } from "pino";
import { explainStart, missingAtStart } from "./explain-start.ts";
import { readConfig, type Config } from "./kernel/config.ts";
import { openLog } from "./kernel/log.ts";
import { openDemo } from "./open-demo.ts";
import { startProgram, type Running } from "./start.ts";

/** The demo firm, made by scripts/build-demo.ts. */
const DEMO_BASE = join(import.meta.dirname, "../../dist/demo/db");
const STOP_MS = 9000;

const config = settingsOrExit();
const log = openLog(config.LOG_LEVEL);
if (!process.version.startsWith("v24.")) fail(`Node 24 is needed, this is ${process.version}; start with: npm start`);

try {
  const wantsDemo = config.DEMO && existsSync(DEMO_BASE) && !config.DATABASE_URL;
  const running = await startProgram(config, log, wantsDemo ? DEMO_BASE : undefined);
  if (wantsDemo && running.isNew) process.stdout.write(await openDemo(running.app));
  tellStarted(running, config, log);
  stopOnSignals(running, log);
} catch (error) {
  fail(explainStart(error, config));
}

function settingsOrExit(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

function tellStarted(running: Running, config: Config, log: Logger): void {
  const kind = running.app.database.kind;
  log.info({ role: config.ROLE, database: kind, port: config.PORT }, "started");
  for (const sentence of missingAtStart(running.app)) log.warn(sentence);
  if (kind === "embedded")
    log.warn("the embedded database keeps no promise over a power cut; for a working firm set DATABASE_URL");
}

/** Finishes what runs, then leaves; a hang ends by itself. A signal may come twice, from the group and from the parent. */
function stopOnSignals(running: Running, log: Logger): void {
  let stopping = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      setTimeout(() => process.exit(1), STOP_MS).unref();
      running.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, "did not stop cleanly");
          process.exit(1);
        },
      );
    });
  }
  process.on("unhandledRejection", (error) => log.error({ err: error }, "unhandled rejection"));
}

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
