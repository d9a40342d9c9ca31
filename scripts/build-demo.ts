// Makes dist/demo/db: the demo firm as a folder of the embedded database, which a first start only copies.
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPartners } from "../partners/start.ts";
import { readConfig } from "../src/server/kernel/config.ts";
import { openEmbedded } from "../src/server/kernel/db.ts";
import { migrate } from "../src/server/kernel/migrate.ts";
import { root } from "./children.ts";
import { generateDemo } from "./demo/generate.ts";

const folder = mkdtempSync(join(tmpdir(), "oplot-demo-"));
const sandbox = await startPartners({ port: 0 });
const database = await openEmbedded();
try {
  await migrate(database);
  const config = readConfig({ DATA_DIR: folder, DEMO: "1" });
  const { failures } = await generateDemo({ database, config, end: new Date(), sandboxUrl: sandbox.url });
  if (failures > 0) throw new Error(`${failures} jobs of the demo failed`);
  const archive = await database.pglite?.dumpDataDir("none");
  if (!archive) throw new Error("the embedded database gave no archive");
  // In memory it is played several times quicker than on a disk; the finished one is then put down at once.
  await (await openEmbedded(join(folder, "db"), archive)).close();
  const home = join(root, "dist/demo");
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  cpSync(join(folder, "db"), join(home, "db"), { recursive: true });
  if (existsSync(join(folder, "files"))) cpSync(join(folder, "files"), join(home, "files"), { recursive: true });
} finally {
  await database.close();
  await sandbox.close();
  rmSync(folder, { recursive: true });
}
// A timer of the embedded engine outlives its closing and would hold the process for many minutes.
process.exit();
