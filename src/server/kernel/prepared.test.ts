import { afterAll, beforeAll, expect, test } from "vitest";
import { sql } from "kysely";
import { testDatabase } from "../../../test/harness.ts";
import type { OpenDatabase } from "./db.ts";

let database: OpenDatabase;
let drop: () => Promise<void>;
beforeAll(async () => ({ database, drop } = await testDatabase()));
afterAll(async () => {
  await database.close();
  await drop();
});

test("a table changed under a running program fails one request at most, not all that follow", async () => {
  const read = () => sql<{ id: number }>`select * from calendar_days where day = ${"2026-11-24"}`.execute(database.db);
  for (let i = 0; i < 8; i += 1) await read();
  await sql`alter table calendar_days add column colour text`.execute(database.db);
  await Promise.allSettled([read(), read(), read(), read()]);
  for (let i = 0; i < 8; i += 1) expect((await read()).rows).toEqual([]);
});
