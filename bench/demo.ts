import { spawn, type ChildProcess } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { exitOf, root, stopChild } from "../scripts/children.ts";
import { freePort } from "../test/processes.ts";
import { until } from "../test/until.ts";

const REST_MS = 20_000;

export interface Demo {
  firstStartMs: number;
  secondStartMs: number;
  memoryMb: number;
}

/** The whole demo as `npm start` runs it, installed and built: starter, server on the embedded database, sandbox. */
export async function measureDemo(): Promise<Demo> {
  const folder = mkdtempSync(join(tmpdir(), "oplot-demo-"));
  const settings = {
    DATA_DIR: folder,
    PORT: String(await freePort()),
    PARTNERS_PORT: String(await freePort()),
    DEMO: "1",
    DEMO_PASSWORD: "bench-password",
  };
  try {
    const first = await start(settings);
    await sleep(REST_MS);
    const memoryMb = memoryOf(first.child.pid ?? 0) / 1024;
    await stopChild(first.child);
    const second = await start(settings);
    await stopChild(second.child);
    return { firstStartMs: first.ms, secondStartMs: second.ms, memoryMb };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Builds what is old, outside any measurement. */
export async function buildDemo(): Promise<void> {
  const code = await exitOf(spawn(process.execPath, ["scripts/build.ts"], { cwd: root, stdio: "inherit" }));
  if (code !== 0) throw new Error(`the build ended with code ${code}`);
}

async function start(settings: Record<string, string>): Promise<{ child: ChildProcess; ms: number }> {
  // The second is set by scripts/run.mjs for whatever it runs, the bench as well as the demo.
  const { PATH = "", NODE_COMPILE_CACHE = "" } = process.env;
  const from = performance.now();
  const child = spawn(process.execPath, ["scripts/start.ts"], {
    cwd: root,
    env: { PATH, NODE_COMPILE_CACHE, ...settings },
    stdio: "ignore",
  });
  const ready = () =>
    fetch(`http://127.0.0.1:${settings["PORT"]}/readyz`).then(
      (reply) => reply.ok,
      () => false, // it does not listen yet
    );
  await until(ready, 60_000);
  return { child, ms: performance.now() - from };
}

/** Kilobytes of a process and all below it; shared pages count for their share (PSS). */
function memoryOf(pid: number): number {
  const own = Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0);
  const children = globSync(`/proc/${pid}/task/*/children`).flatMap((file) =>
    readFileSync(file, "utf8").trim().split(" "),
  );
  return children.filter((child) => child !== "").reduce((sum, child) => sum + memoryOf(Number(child)), own);
}
