// npm start: builds what is out of date, opens the partners' sandbox in demo, runs the product, and stops all of it.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { readConfig, type Config } from "../src/server/kernel/config.ts";
import { build } from "./build.ts";
import { exitOf, onStopSignal, root, spawnNode, stopChild } from "./children.ts";
import { openSandbox } from "./sandbox.ts";
import { thrifty } from "./thrift.ts";

if (existsSync(join(root, ".env"))) process.loadEnvFile(join(root, ".env"));
const stopping = new AbortController();
const whenAsked = new Promise<void>((resolve) => stopping.signal.addEventListener("abort", () => resolve()));
onStopSignal(() => stopping.abort());
const asked = (): boolean => stopping.signal.aborted;
try {
  process.exitCode = await start(readConfig(process.env));
} catch (error) {
  if (!asked()) console.error(error instanceof Error ? error.message : error);
  process.exitCode = asked() ? 0 : 1;
}

async function start(config: Config): Promise<number> {
  const isNewDemo = config.DEMO && !config.DATABASE_URL && !existsSync(join(config.DATA_DIR, "db"));
  await build({ demo: isNewDemo, signal: stopping.signal });
  if (asked()) return 0;
  const product = `http://127.0.0.1:${config.PORT}`;
  const sandbox = config.DEMO ? await openSandbox({ port: config.PARTNERS_PORT, product }) : undefined;
  try {
    if (asked()) return 0;
    if (config.DEMO && config.DATABASE_URL) await seedServer();
    const server = config.DATABASE_URL ? spawnNode(["src/server/main.ts"]) : thrifty("src/server/main.ts");
    const ended = exitOf(server);
    void announce(config, product);
    const code = await Promise.race([ended, whenAsked]);
    if (typeof code === "number" && !asked()) {
      console.error(`Программа остановилась сама, код ${code} / The program ended by itself, code ${code}`);
      return code === 0 ? 1 : code;
    }
    await stopChild(server);
    return 0;
  } finally {
    if (sandbox) await stopChild(sandbox, 3_000);
  }
}

/** A demo on PostgreSQL is played into an empty base; one with users is left as it is. */
async function seedServer(): Promise<void> {
  const code = await exitOf(
    spawnNode(["scripts/seed-demo.ts"], { stdio: ["ignore", "inherit", "inherit"], signal: stopping.signal }),
  );
  if (code !== 0) throw new Error(`Демонстрационная фирма: код ${code} / Demo firm: exit code ${code}`);
}

/** Says where to look once the product is ready. Silent when it stops before that: the exit tells. */
async function announce(config: Config, product: string): Promise<void> {
  while (!asked()) {
    const ready = await fetch(`${product}/readyz`, { signal: AbortSignal.timeout(2_000) }).then(
      (reply) => reply.ok,
      () => false, // not listening yet
    );
    if (ready) return console.log(addresses(config));
    await new Promise((resolve) => setTimeout(resolve, 200).unref());
  }
}

function addresses(config: Config): string {
  const lines = [
    "",
    `  Публичная страница / Public page   ${config.PUBLIC_URL}/`,
    `  Сотрудникам / Staff                ${config.PUBLIC_URL}/app`,
  ];
  if (config.DEMO) lines.push(`  Песочница партнёров / Partners     http://127.0.0.1:${config.PARTNERS_PORT}/`);
  return [...lines, ""].join("\n");
}
