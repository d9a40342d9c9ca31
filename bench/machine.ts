import { execFileSync } from "node:child_process";
import { arch, availableParallelism, cpus, totalmem } from "node:os";
import { join } from "node:path";
import { postgresBinaries } from "../scripts/postgres.ts";

/** The machine in words: what a reader needs to compare, nothing that names a place. */
export function describeMachine(): string {
  const processor = (cpus()[0]?.model ?? "unknown processor").replace(/\((R|TM)\)/g, "").trim();
  const memory = Math.round(totalmem() / 1024 ** 3);
  const postgres = execFileSync(join(postgresBinaries() ?? "", "postgres"), ["--version"], { encoding: "utf8" });
  const version = /\d+(\.\d+)?/.exec(postgres)?.[0] ?? "of unknown version";
  return `${availableParallelism()} cores (${processor}, ${arch()}), ${memory} GB of memory, Linux, Node ${process.versions.node}, PostgreSQL ${version} with default durability on the same machine`;
}
