import { createHash } from "node:crypto";
import type pg from "pg";

type Row = Record<string, unknown>;
export type Ids = Record<string, number>;

export interface Part {
  table: string;
  /** What the statement writes, in the order of the real one. */
  rows: Row[];
  /** Under what name its new id is known to the later ones. */
  gives?: string;
}

/** The rows of one real application, table by table in the order in which the product writes them. */
export interface Recording {
  parts: Part[];
  notify: [channel: string, payload: string][];
}

/** Made by the database itself, so neither the product nor the plain writer names them. */
const MADE = new Set(["id", "number"]);
/** Ids of the recorded application, to be replaced by those of the new one. */
const LINKS: Record<string, string> = {
  client_id: "client",
  matter_id: "matter",
  entry_id: "entry",
  application_id: "application",
  subject_id: "client",
  cause_id: "event",
  former_id: "none",
  run_id: "run",
  actor_id: "none",
};

/** Reads what the product wrote for the application: the same tables, the same number of rows, the same widths. */
export async function record(db: pg.Client, applicationId: number): Promise<Recording> {
  const rows = async (text: string): Promise<Row[]> => (await db.query<Row>(text, [applicationId])).rows;
  const mine = "(select client_id from applications where id = $1)";
  const of = async (table: string, where: string, gives?: string): Promise<Part> => ({
    table,
    rows: await rows(`select * from ${table} where ${where} order by 1`),
    ...(gives ? { gives } : {}),
  });
  const events = await rows(`select * from events where client_id = ${mine} and actor_kind = 'visitor' order by id`);
  // The product needs each event's id for what follows from it, so each is a statement of its own here too.
  const event = (name: string): Part => ({
    table: "events",
    rows: events.filter((row) => row["name"] === name),
    gives: "event",
  });
  const jobs = await rows(`select * from pgboss.job_common where (data->'data'->>'applicationId')::bigint = $1
    or (data->'data'->>'eventId')::bigint in (select id from events where client_id = ${mine} and actor_kind = 'visitor')
    or (data->'data'->>'entryId')::bigint in (select id from stage_entries where client_id = ${mine})`);
  const parts = [
    await of("clients", `id = ${mine}`, "client"),
    await of("client_phones", `client_id = ${mine}`),
    event("client.created"),
    await of("matters", `client_id = ${mine}`, "matter"),
    event("matter.opened"),
    await of("stage_entries", `client_id = ${mine}`, "entry"),
    await of("robot_runs", `client_id = ${mine}`),
    await of("consents", `client_id = ${mine}`),
    event("consent.given"),
    await of("applications", "id = $1", "application"),
    event("application.received"),
    await of("application_forms", "application_id = $1"),
    { table: "pgboss.job_common", rows: jobs },
  ];
  const thin = parts.find((part) => part.rows.length === 0);
  if (thin) throw new Error(`the recorded application left nothing in ${thin.table}`);
  const queues = `pgboss_${createHash("sha224").update("pgboss").digest("hex").slice(0, 24)}`;
  const notify: Recording["notify"] = [
    ["oplot_live", "1,2,3,4"],
    [queues, "automation.run-entry"],
    [queues, "automation.match-triggers"],
  ];
  return { parts, notify };
}

/** Writes them again as another person's, by plain statements in one transaction on one connection; sent as text, or prepared once. */
export async function writePlainly(
  db: pg.Client,
  { parts, notify }: Recording,
  i: number,
  isPrepared: boolean,
): Promise<void> {
  const ids: Ids = {};
  await db.query("begin");
  for (const [place, part] of parts.entries()) await writePart(db, part, ids, i, isPrepared ? `part-${place}` : null);
  await db.query(`select ${notify.map((_, n) => `pg_notify($${2 * n + 1}, $${2 * n + 2})`).join(", ")}`, notify.flat());
  await db.query("commit");
}

/** One INSERT; keeps the new id for the parts that name it. Prepared under the name, or sent as text. */
export async function writePart(db: pg.Client, part: Part, ids: Ids, i: number, name: string | null): Promise<void> {
  const [text, values] = statement(part, ids, i);
  const made = await db.query<{ id: number }>({ text, values, ...(name === null ? {} : { name }) });
  const id = made.rows[0]?.id;
  if (part.gives && id !== undefined) ids[part.gives] = id;
}

function statement({ table, rows, gives }: Part, ids: Ids, i: number): [text: string, values: unknown[]] {
  const columns = Object.keys(rows[0] ?? {}).filter((name) =>
    table.startsWith("pgboss.") ? name !== "id" : !MADE.has(name),
  );
  const values = rows.flatMap((row) => columns.map((name) => valueOf(name, row[name], ids, i)));
  const tuples = rows.map((_, r) => `(${columns.map((_, c) => `$${r * columns.length + c + 1}`).join(", ")})`);
  return [
    `insert into ${table} (${columns.join(", ")}) values ${tuples.join(", ")}${gives ? " returning id" : ""}`,
    values,
  ];
}

function valueOf(column: string, value: unknown, ids: Ids, i: number): unknown {
  if (column === "phone") return `+7913${String(5_000_000 + i)}`;
  if (column === "public_token" || column === "form_key") return `plain-${i}-${"x".repeat(30)}`;
  const link = value === null ? undefined : LINKS[column];
  if (link) return ids[link] ?? value;
  return typeof value === "object" && value !== null && !(value instanceof Date) ? JSON.stringify(value) : value;
}
