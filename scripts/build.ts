import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { exitOf, root, spawnNode } from "./children.ts";

/** A thing that is built: what it is made of, the command, and the stamp that remembers of what it was made. */
interface Part {
  title: string;
  sources: string[];
  command: string[];
  stamp: string;
  /** Grows old by itself after so many days. */
  maxDays?: number;
}

const web: Part = {
  title: "Сборка страниц / Building pages",
  sources: ["src/web/**/*", "src/api/*.ts", "vite.config.ts", "scripts/slim-api.ts", "package-lock.json"],
  command: ["node_modules/vite/bin/vite.js", "build", "--logLevel", "warn"],
  stamp: "dist/web/.vite/sources",
};

/** The demo firm as an archive, so that the first start need not play its year again. */
const demo: Part = {
  title: "Сборка демонстрационной фирмы / Building the demo firm",
  // Not the whole server: the histories are data, and migrations reach them at the start like any other base.
  sources: [
    "migrations/*.sql",
    "scripts/demo/*.ts",
    "scripts/build-demo.ts",
    "src/server/**/shipped-*.ts",
    "src/server/**/default-*.ts",
  ],
  // Its last applications should be of these days.
  maxDays: 3,
  command: ["scripts/build-demo.ts"],
  stamp: "dist/demo/sources",
};

/** Builds what is missing or older than its sources. The demo only when it is wanted, since it takes longest. */
export async function build(options: BuildOptions): Promise<void> {
  await buildPart(web, options);
  if (options.demo && existsSync(join(root, "scripts/build-demo.ts"))) await buildPart(demo, options);
}

export interface BuildOptions {
  demo: boolean;
  /** Even when nothing has changed. */
  force?: boolean;
  /** Ends a running build. */
  signal?: AbortSignal;
}

async function buildPart(part: Part, { force, signal }: BuildOptions): Promise<void> {
  const hash = hashOf(part.sources);
  const stamp = join(root, part.stamp);
  if (!force && existsSync(stamp) && readFileSync(stamp, "utf8") === hash && !isOld(stamp, part.maxDays)) return;
  const start = Date.now();
  console.log(`${part.title} …`);
  const code = await exitOf(spawnNode(part.command, { stdio: ["ignore", "inherit", "inherit"], signal }));
  if (code !== 0) throw new Error(`${part.title}: код ${code} / exit code ${code}`);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
  console.log(`${part.title}: ${Math.round((Date.now() - start) / 1000)} с / s`);
}

const isOld = (stamp: string, maxDays: number | undefined): boolean =>
  maxDays !== undefined && Date.now() - statSync(stamp).mtimeMs > maxDays * 86_400_000;

function hashOf(patterns: string[]): string {
  const hash = createHash("sha256");
  const entries = globSync(patterns, { cwd: root, withFileTypes: true, exclude: ["**/*.test.ts", "**/*.test.tsx"] });
  for (const path of entries
    .filter((e) => e.isFile())
    .map((e) => join(e.parentPath, e.name))
    .toSorted()) {
    hash.update(path.slice(root.length)).update("\0").update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex");
}

if (import.meta.main) {
  const has = (word: string): boolean => process.argv.includes(word);
  await build({ demo: !has("--web"), force: !has("--if-changed") });
}
