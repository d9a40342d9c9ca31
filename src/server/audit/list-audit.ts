import { sql, type RawBuilder } from "kysely";
import type { z } from "zod";
import type { AuditLine, listAudit as endpoint } from "../../api/audit.ts";
import type { EventName } from "../../api/events.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { idCursor } from "../kernel/cursor.ts";

type Query = z.output<typeof endpoint.query>;
type Line = z.input<typeof AuditLine>;
type Page = z.input<typeof endpoint.reply>;

const PAGE = 50;
const signIns = ["user.signed-in", "user.signed-out", "user.sign-in-failed"] as const satisfies readonly EventName[];
/** Talk of colleagues is no change of the firm's affairs, and who talks with whom is theirs. */
const talk = [
  "chat.posted",
  "chat.post-changed",
  "chat.room-changed",
  "chat.read",
  "notice.read",
] as const satisfies readonly EventName[];

/** Newest first; `next` is the last id of the page, so lines that come meanwhile shift nothing. */
export async function listAudit(ctx: Ctx, query: Query): Promise<Page> {
  const after = idCursor(query.after);
  const rows = await readers[query.kind](ctx, query, after);
  const shown = rows.slice(0, PAGE);
  return {
    items: shown.map((row) => toLine(query.kind, row)),
    next: rows.length > PAGE ? String(shown.at(-1)?.id) : null,
  };
}

interface Row {
  id: number;
  at: Date;
  name: string;
  user_id: number | null;
  user_name: string | null;
  client_id: number | null;
  client_name: string | null;
  data: Record<string, unknown>;
}

type Reader = (ctx: Ctx, query: Query, after: number | null) => Promise<Row[]>;

const readReads: Reader = (ctx, query, after) =>
  ctx.db
    .selectFrom("card_reads")
    .select(["id", "at", "what as name", "user_id", "client_id"])
    .select([userName(sql.ref("user_id")), clientName, sql<Record<string, unknown>>`'{}'::jsonb`.as("data")])
    .$if(query.userId !== undefined, (q) => q.where("user_id", "=", query.userId ?? 0))
    .$if(query.clientId !== undefined, (q) => q.where("client_id", "=", query.clientId ?? 0))
    .$if(after !== null, (q) => q.where("id", "<", after ?? 0))
    .orderBy("id", "desc")
    .limit(PAGE + 1)
    .execute();

/** A failed sign-in has no actor: whose account it was stands in the subject. */
const readSignIns: Reader = async (ctx, query, after) =>
  query.clientId !== undefined
    ? []
    : ctx.db
        .selectFrom("events")
        .select(["id", "at", "name", "subject_id as user_id", "client_id", "data"])
        .select([userName(sql.ref("subject_id")), clientName])
        .where("name", "in", signIns)
        .$if(query.userId !== undefined, (q) => q.where("subject_id", "=", query.userId ?? 0))
        .$if(after !== null, (q) => q.where("id", "<", after ?? 0))
        .orderBy("id", "desc")
        .limit(PAGE + 1)
        .execute();

const readChanges: Reader = (ctx, query, after) =>
  ctx.db
    .selectFrom("events")
    .select(["id", "at", "name", "actor_id as user_id", "client_id", "data"])
    .select([userName(sql.ref("actor_id")), clientName])
    .where("actor_kind", "=", "employee")
    .where("name", "not in", [...signIns, ...talk])
    .$if(query.userId !== undefined, (q) => q.where("actor_id", "=", query.userId ?? 0))
    .$if(query.clientId !== undefined, (q) => q.where("client_id", "=", query.clientId ?? 0))
    .$if(after !== null, (q) => q.where("id", "<", after ?? 0))
    .orderBy("id", "desc")
    .limit(PAGE + 1)
    .execute();

const readers: Record<Query["kind"], Reader> = { read: readReads, "sign-in": readSignIns, change: readChanges };

// Names only, read where they are kept: the audit stands below the slices that own these tables.
const userName = (id: RawBuilder<unknown>) =>
  sql<string | null>`(select u.name from users u where u.id = ${id})`.as("user_name");
const clientName = sql<string | null>`(select c.name from clients c where c.id = client_id)`.as("client_name");

const toLine = (kind: Query["kind"], row: Row): Line => ({
  key: `${kind}-${row.id}`,
  at: row.at,
  kind,
  name: row.name,
  user: named(row.user_id, row.user_name),
  client: named(row.client_id, row.client_name),
  data: row.data,
});

const named = (id: number | null, name: string | null) => (id === null || name === null ? null : { id, name });
