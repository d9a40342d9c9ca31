import { PGlite } from "@electric-sql/pglite";
import { citext } from "@electric-sql/pglite/contrib/citext";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { Kysely, PGliteDialect, PostgresDialect } from "kysely";
import pg from "pg";
import { oneAtATime } from "./embedded-driver.ts";
import { listenOnPostgres } from "./listen.ts";
import { PreparingClient } from "./prepared.ts";
import type { Database } from "./tables.ts";

export type Db = Kysely<Database>;

/** An open database: queries, a doorbell, and how to close it. */
export interface OpenDatabase {
  db: Db;
  /** `embedded` is one session inside this process; `postgres` is a server shared with others. */
  kind: "embedded" | "postgres";
  /** The embedded database itself, for pg-boss and for dumps. */
  pglite?: PGlite;
  url?: string;
  /** Hears NOTIFY on the channel; `onBack` is called after a lost connection was restored. */
  listen(channel: string, onMessage: (payload: string) => void, onBack: () => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

// int8 → number (our ids and kopecks stay far below 2^53), date → "YYYY-MM-DD", numeric → string: alike on both databases.
const INT8 = 20;
const DATE = 1082;
const parsers = { [INT8]: Number, [DATE]: (value: string) => value };

/** Opens PostgreSQL with a small pool that is warmed at once: a new connection costs tens of milliseconds. */
export async function openPostgres(
  url: string,
  poolSize: number,
  onError: (error: Error) => void,
): Promise<OpenDatabase> {
  const pool = new pg.Pool({
    Client: PreparingClient,
    connectionString: url,
    max: poolSize,
    min: Math.min(2, poolSize),
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 5000,
    statement_timeout: 30_000,
    application_name: "oplot",
    // Short statements only: compiling one takes longer than ever running it, and a large table's estimate calls for it.
    options: "-c jit=off",
    types: {
      getTypeParser: (oid, format) => parsers[oid as keyof typeof parsers] ?? pg.types.getTypeParser(oid, format),
    },
  });
  // A broken idle connection is only reported: the pool replaces it when it is next needed.
  pool.on("error", onError);
  // One that breaks between two statements of a transaction has no query to tell: unheard, it would end the process.
  pool.on("connect", (client) => void client.on("error", onError));
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    kind: "postgres",
    url,
    listen: (channel, onMessage, onBack) => listenOnPostgres({ url, channel, onMessage, onBack, onError }),
    close: () => db.destroy(),
  };
}

/** Opens the embedded database in the folder, or in memory when no folder is given; `seed` is an archive made by `dumpDataDir`. */
export async function openEmbedded(folder?: string, seed?: Blob): Promise<OpenDatabase> {
  const pglite = await PGlite.create({
    ...(folder ? { dataDir: folder } : {}),
    ...(seed ? { loadDataDir: seed } : {}),
    extensions: { pg_trgm, citext },
    parsers,
    relaxedDurability: false,
    // The server's default of 128 MB would double the memory of the whole program; the file cache is the system's anyway.
    startParams: [...PGlite.defaultStartParams, "-c", "shared_buffers=16MB"],
  });
  const db = new Kysely<Database>({ dialect: oneAtATime(new PGliteDialect({ pglite })) });
  return {
    db,
    kind: "embedded",
    pglite,
    listen: async (channel, onMessage) => {
      const stop = await pglite.listen(channel, onMessage);
      return () => stop();
    },
    close: async () => {
      await db.destroy();
      // Kysely closes only what it has used.
      if (!pglite.closed) await pglite.close();
    },
  };
}
