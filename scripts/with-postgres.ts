// node scripts/with-postgres.ts [--durable] <command…>: runs the command with TEST_DATABASE_URL naming a PostgreSQL
// that lives as long as the command. A first word that ends in .ts, .mjs or .js is run by this Node.
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { startPostgres } from "./postgres.ts";

const words = process.argv.slice(2);
const durable = words[0] === "--durable";
if (durable) words.shift();
if (words.length === 0) {
  console.error("usage: with-postgres.ts [--durable] <command…>");
  process.exit(2);
}
process.exitCode = await withPostgres(/\.(ts|mjs|js)$/.test(words[0] ?? "") ? [process.execPath, ...words] : words);

async function withPostgres([command = "", ...args]: string[]): Promise<number> {
  const postgres = await startPostgres({ durable });
  try {
    const env = { ...process.env, TEST_DATABASE_URL: postgres.url };
    const child = spawn(command, args, { stdio: "inherit", env });
    for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => child.kill(signal));
    return await new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("exit", (code, signal) => resolve(code ?? 128 + constants.signals[signal ?? "SIGKILL"]));
    });
  } finally {
    await postgres.stop();
  }
}
