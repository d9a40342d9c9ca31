import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../scripts/children.ts";

const path = join(root, "docs/bench.json");

/** What a part measured last, and how busy others kept the machine when it began (processes that want to run). */
export interface Kept {
  at: string;
  load: number;
  result: unknown;
}

export const readKept = (): Record<string, Kept> =>
  existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Record<string, Kept>) : {}; // written by `keep` alone

export function keep(part: string, one: Kept): void {
  writeFileSync(path, `${JSON.stringify({ ...readKept(), [part]: one }, null, 1)}\n`);
}
