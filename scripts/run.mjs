// The first line of every npm command. Uses only what Node 20 has, since it runs before anything is installed:
// brings the packages to the lock file's state, then runs the task by the Node that package.json pins.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { ensureInstalled, pinnedNode, root } from "./install.mjs";

const vitest = ["node_modules/vitest/vitest.mjs", "run"];

const tasks = {
  start: ["scripts/start.ts"],
  dev: ["scripts/dev.ts"],
  build: ["scripts/build.ts"],
  check: ["scripts/check.ts"],
  format: ["node_modules/oxfmt/bin/oxfmt"],
  test: vitest,
  "test:pg": ["scripts/with-postgres.ts", ...vitest],
  e2e: ["scripts/e2e.ts"],
  "e2e:pg": ["scripts/with-postgres.ts", "scripts/e2e.ts"],
  bench: ["bench/main.ts"],
  partners: ["partners/main.ts"],
  /** Only the installation, for images and CI. */
  install: [],
};

const [task = "", ...args] = process.argv.slice(2);
if (!Object.hasOwn(tasks, task)) {
  console.error(`Нет такой команды: «${task}» / No such task. ${Object.keys(tasks).join(", ")}`);
  process.exit(2);
}
try {
  await ensureInstalled();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
if (tasks[task].length > 0) process.exitCode = await run([...tasks[task], ...args]);

/** Runs a script by the pinned Node and resolves to its exit code; a signal to us is a signal to it. */
function run(argv) {
  const node = existsSync(pinnedNode) ? pinnedNode : process.execPath;
  const path = [dirname(node), join(root, "node_modules/.bin"), process.env.PATH ?? ""].join(delimiter);
  // Kept from run to run: types are then not stripped anew at each start, which costs time and 20 MB a process.
  const cache = process.env.NODE_COMPILE_CACHE ?? join(root, "node_modules/.cache/node");
  const env = { ...process.env, PATH: path, NODE_COMPILE_CACHE: cache };
  const child = spawn(node, argv, { cwd: root, stdio: "inherit", env });
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  stopWithParent(child);
  return new Promise((resolve) => {
    child.on("error", (error) => {
      console.error(`Не запускается / cannot run ${node}: ${error.message}`);
      resolve(1);
    });
    child.on("exit", (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

/** npm's shell dies of a signal without passing it on; we then see another parent and stop the task ourselves. */
function stopWithParent(child) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    child.kill("SIGTERM");
  }, 500);
  watch.unref();
}
