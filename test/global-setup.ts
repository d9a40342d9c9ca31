import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEmbedded, openPostgres } from "../src/server/kernel/db.ts";
import { migrate } from "../src/server/kernel/migrate.ts";
import { onServer } from "./server-admin.ts";
import { slimArchive } from "./slim-archive.ts";

let clear = async (): Promise<void> => {};

/** Migrates one base before all tests; each test then starts from a copy of it, which is several times quicker. */
export async function setup(): Promise<void> {
  const server = process.env["TEST_DATABASE_URL"];
  clear = await (server ? templateOnServer(server) : templateArchive());
}

export const teardown = (): Promise<void> => clear();

async function templateArchive(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "oplot-template-"));
  const database = await openEmbedded();
  await migrate(database);
  const archive = await database.pglite?.dumpDataDir("none");
  if (!archive) throw new Error("the embedded database gave no archive");
  await writeFile(join(folder, "base.tar"), slimArchive(Buffer.from(await archive.arrayBuffer())));
  await database.close();
  process.env["TEST_ARCHIVE"] = join(folder, "base.tar");
  return () => rm(folder, { recursive: true });
}

async function templateOnServer(server: string): Promise<() => Promise<void>> {
  const name = `oplot_template_${randomBytes(4).toString("hex")}`;
  await onServer(server, `create database ${name} template template0 encoding 'UTF8'`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const database = await openPostgres(url.href, 2, () => {});
  await migrate(database);
  await database.close();
  process.env["TEST_TEMPLATE"] = name;
  return () => onServer(server, `drop database if exists ${name} with (force)`);
}
