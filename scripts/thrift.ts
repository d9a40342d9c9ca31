import type { ChildProcess } from "node:child_process";
import { spawnNode } from "./children.ts";

/** Decision 016: one person's machine has other work, so what `npm start` runs there keeps less memory in reserve. */
export const thrifty = (script: string, more: Record<string, string> = {}): ChildProcess =>
  spawnNode(["--max-semi-space-size=4", script], {
    // Read by the C library of Linux alone; elsewhere it means nothing.
    env: { MALLOC_ARENA_MAX: "2", ...process.env, ...more },
  });
