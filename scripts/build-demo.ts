// Makes dist/demo/base.tar.gz: the demo firm as an archive of the embedded database, so that a first start is quick.
import { mkdirSync, writeFileSync, mkdtempSync, rmSync } from "node:fs";
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
  const archive = await database.pglite?.dumpDataDir("gzip");
  if (!archive) throw new Error("the embedded database gave no archive");
  mkdirSync(join(root, "dist/demo"), { recursive: true });
  writeFileSync(join(root, "dist/demo/base.tar.gz"), Buffer.from(await archive.arrayBuffer()));
} finally {
  await database.close();
  await sandbox.close();
  rmSync(folder, { recursive: true });
}
