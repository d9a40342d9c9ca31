// npm run e2e: the browser journeys. A missing browser is a failure in CI and a clear skip elsewhere.
import { existsSync } from "node:fs";
import { build } from "./build.ts";
import { chromiumPath } from "./chromium.ts";
import { exitOf, onStopSignal, spawnNode } from "./children.ts";

const browser = chromiumPath();
if (browser && existsSync(browser)) {
  await build({ demo: false });
  const child = spawnNode(["node_modules/@playwright/test/cli.js", "test", ...process.argv.slice(2)]);
  onStopSignal(() => child.kill("SIGTERM"));
  process.exitCode = await exitOf(child);
} else {
  const where = browser ? `CHROMIUM=${browser}` : "PATH";
  console.error(
    `Браузер не найден (${where}), проверки в браузере пропущены / No Chromium in ${where}: journeys skipped`,
  );
  console.error("Debian: apt-get install chromium");
  process.exitCode = process.env["CI"] ? 1 : 0;
}
