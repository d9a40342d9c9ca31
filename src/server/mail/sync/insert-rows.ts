import { sql, type RawBuilder } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";

// Rows of a whole lot as one value: thousands of parameters cost the program more than all the rest of a letter.

type Types = Record<string, string>;
type Row<T extends Types> = { [name in keyof T]: unknown };

/** `types` names the columns and what the database holds in them; in order, so that ids follow the rows. */
export const insertRows = <T extends Types>(
  ctx: Ctx,
  table: string,
  types: T,
  rows: readonly Row<T>[],
  end: RawBuilder<unknown> = sql``,
) => {
  const names = Object.keys(types);
  const columns = sql.join(names.map((name) => sql.ref(name)));
  const defined = sql.join(names.map((name) => sql`${sql.ref(name)} ${sql.raw(types[name] ?? "text")}`));
  return sql<{ id: number; identity: string }>`
    insert into ${sql.table(table)} (${columns})
    select ${columns} from json_to_recordset(${JSON.stringify(rows)}::json) as t (${defined}) ${end}`.execute(ctx.db);
};

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
  sent_at: "timestamptz",
  appended_at: "timestamptz",
  search: "text",
  created_at: "timestamptz",
};
