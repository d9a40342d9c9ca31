import { sql, type RawBuilder } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";

// Rows of a whole lot as one value: thousands of parameters cost the program more than all the rest of a letter.

type Types = Record<string, string>;
type Row<T extends Types> = { [name in keyof T]: unknown };

/**
 * `types` names the columns and what the database holds in them; rows in order, so that ids follow them. What is the
 * same in all rows goes over once: most of a past letter's columns are.
 */
export const insertRows = <T extends Types>(
  ctx: Ctx,
  table: string,
  types: T,
  rows: readonly Row<T>[],
  end: RawBuilder<unknown> = sql``,
) => {
  const names = Object.keys(types);
  const first = rows[0];
  // Lists and objects are JSON of each row, whatever they hold.
  const isOwn = (row: Row<T>, name: string) => row[name] !== first?.[name] || isJson(row[name]);
  const own = names.filter((name, i) => i === 0 || rows.some((row) => isOwn(row, name)));
  const same = names.filter((name) => !own.includes(name));
  const typeOf = (name: string) => sql.raw(types[name] ?? "text");
  const columns = sql.join([...own, ...same].map((name) => sql.ref(name)));
  const values = [
    ...own.map((name) => sql`t.${sql.ref(name)}`),
    ...same.map((name) => sql`${first?.[name]}::${typeOf(name)}`),
  ];
  const defined = sql.join(own.map((name) => sql`${sql.ref(name)} ${typeOf(name)}`));
  const data = JSON.stringify(rows.map((row) => Object.fromEntries(own.map((name) => [name, row[name]]))));
  return sql<{ id: number; identity: string }>`
    insert into ${sql.table(table)} (${columns})
    select ${sql.join(values)} from json_to_recordset(${data}::json) as t (${defined}) ${end}`.execute(ctx.db);
};

const isJson = (value: unknown) => typeof value === "object" && value !== null && !(value instanceof Date);

export const THREAD = { client_id: "bigint", matter_id: "bigint", created_at: "timestamptz" };

export const PLACE = { folder_id: "bigint", uid: "bigint", letter_id: "bigint" };

export const BODY = { letter_id: "bigint", text: "text", quote_from: "int", html: "text", has_remote: "boolean" };

export const FILE = {
  letter_id: "bigint",
  n: "int",
  file_key: "text",
  name: "text",
  type: "text",
  size: "bigint",
  content_id: "text",
  is_inline: "boolean",
};

export const LETTER = {
  mailbox_id: "bigint",
  thread_id: "bigint",
  identity: "text",
  message_id: "text",
  in_reply_to: "text",
  reference_ids: "jsonb",
  direction: "text",
  state: "text",
  subject: "text",
  from_name: "text",
  from_address: "text",
  recipients: "jsonb",
  at: "timestamptz",
  snippet: "text",
  files: "int",
  is_read: "boolean",
  is_automatic: "boolean",
  is_past: "boolean",
  is_ignored: "boolean",
  is_too_large: "boolean",
  is_subject_changed: "boolean",
  checks: "jsonb",
  client_id: "bigint",
  matter_id: "bigint",
  raw_key: "text",
  raw_size: "bigint",
  raw_sha256: "text",
  pack_id: "bigint",
  pack_from: "bigint",
  sent_at: "timestamptz",
  appended_at: "timestamptz",
  search: "text",
  created_at: "timestamptz",
};
