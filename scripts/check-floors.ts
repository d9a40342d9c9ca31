// Floors, doors, cycles and the wall between web and server. node scripts/check-floors.ts [root]
// dependency-cruiser passes when it could read nothing, so the number of files it read is compared with the tree's.
import { spawnSync } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import { root as own } from "./children.ts";

export interface FloorReport {
  /** Files that were read; 0 means that the tool saw nothing. */
  modules: number;
  violations: { rule: string; from: string; to: string }[];
}

interface CruiseOutput {
  modules: { source: string; followable?: boolean }[];
  summary: { violations: { from: string; to: string; rule: { name: string } }[] };
}

export function checkFloors(root: string): FloorReport {
  const folders = ["src", "partners"].filter((folder) => existsSync(join(root, folder)));
  const program = join(own, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
  const config = ["--config", join(own, ".dependency-cruiser.mjs"), "--output-type", "json"];
  const run = spawnSync(process.execPath, [program, ...config, ...folders], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
  });
  if (!run.stdout.startsWith("{")) throw new Error(`dependency-cruiser failed: ${run.stderr || run.error?.message}`);
  const output = JSON.parse(run.stdout) as CruiseOutput; // the tool's documented output
  const files = new Set(sourcesOf(root));
  return {
    modules: output.modules.filter((module) => files.has(module.source)).length,
    violations: output.summary.violations.map((v) => ({ rule: v.rule.name, from: v.from, to: v.to })),
  };
}

const sourcesOf = (root: string): string[] =>
  globSync(["src/**/*.{ts,tsx}", "partners/**/*.ts"], { cwd: root }).filter((path) => !path.endsWith(".d.ts"));

if (import.meta.main) {
  const root = process.argv[2] ?? ".";
  const { modules, violations } = checkFloors(root);
  const expected = sourcesOf(root).length;
  for (const v of violations) console.log(`${v.rule}: ${v.from} → ${v.to}`);
  console.log(`${modules} of ${expected} files read, ${violations.length} violations`);
  process.exitCode = violations.length > 0 || modules === 0 || modules < expected ? 1 : 0;
}
