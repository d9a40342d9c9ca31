import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import type { Db, OpenDatabase } from "./db.ts";

const FOLDER = join(import.meta.dirname, "../../../migrations");
/** Any number serves: it only has to be the same in every process. */
const LOCK = 726_001;

/** Applies the numbered SQL files that are not applied yet, each in a transaction. Two processes may call it at once. */
export async function migrate(database: OpenDatabase, folder = FOLDER): Promise<string[]> {
  const files = (await readdir(folder)).filter((name) => /^\d{4}_.+\.sql$/.test(name)).sort();
  await sql`create table if not exists schema_migrations (name text primary key, at timestamptz not null default now())`
    .execute(database.db)
    .catch(alreadyMade);
  const done: string[] = [];
  for (const name of files) {
    if (await applyOne(database.db, name, await readFile(join(folder, name), "utf8"))) done.push(name);
  }
  return done;
}

async function applyOne(db: Db, name: string, text: string): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${LOCK})`.execute(trx);
    const known = await sql<{ name: string }>`select name from schema_migrations where name = ${name}`.execute(trx);
    if (known.rows.length > 0) return false;
    for (const statement of statements(text)) await sql.raw(statement).execute(trx);
    await sql`insert into schema_migrations (name) values (${name})`.execute(trx);
    return true;
  });
}

/** `create table if not exists` can still collide when two processes start together. */
function alreadyMade(error: Error & { code?: string }): void {
  if (error.code !== "23505" && error.code !== "42P07") throw error;
}

/** Statements end with a semicolon at the end of a line; bodies of functions stand between `$$` and are kept whole. */
export function statements(text: string): string[] {
  const found: string[] = [];
  let current = "";
  let inBody = false;
  for (const line of text.split("\n")) {
    if (!inBody && (line.trim() === "" || line.trim().startsWith("--"))) continue;
    current += `${line}\n`;
    if ((line.match(/\$\$/g)?.length ?? 0) % 2 === 1) inBody = !inBody;
    if (!inBody && line.trimEnd().endsWith(";")) {
      found.push(current.trim());
      current = "";
    }
  }
  if (current.trim() !== "") found.push(current.trim());
  return found;
}
