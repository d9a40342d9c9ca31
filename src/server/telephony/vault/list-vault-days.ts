import { sql } from "kysely";
import type { AnswerOf } from "../../../api/endpoint.ts";
import type { listVaultDays as endpoint } from "../../../api/telephony.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { instantOf, keyCursor } from "../../kernel/cursor.ts";

const PAGE = 40;
type Answer = AnswerOf<typeof endpoint>;

interface Row {
  id: number;
  connection_id: number;
  name: string;
  day: string;
  state: "reading" | "done" | "failed";
  brought: number;
  theirs: number;
  ours: number;
  files: number;
  checked_at: Date | null;
  error: string | null;
}

/** A day that is in no calendar would be an error of the database. */
const dayOf = (value: string): string => instantOf(`${value}T00:00:00Z`).toISOString().slice(0, 10);

/** What is missing is counted as it is now: a file that came later is missing no more. */
export async function listVaultDays(ctx: Ctx, after: string | undefined): Promise<Answer> {
  const last = keyCursor(after);
  const older = last === null ? sql`true` : sql`(d.day, d.id) < (${dayOf(last.value)}::date, ${last.id})`;
  const found = await sql<Row>`
    select d.id, d.connection_id, p.name, d.day::text as day, d.state, d.brought, d.checked_at, d.error, n.*
    from (select * from vault_days d where ${older} order by d.day desc, d.id desc limit ${PAGE + 1}) d
    join phone_connections p on p.id = d.connection_id
    cross join lateral (select count(*)::int as theirs, count(c.id)::int as ours,
        (count(*) filter (where s.state <> 'kept'))::int as files
      from vault_calls v left join calls c on c.connection_id = v.connection_id and c.partner_call_id = v.partner_call_id
        left join recording_searches s on s.call_id = c.id
      where v.connection_id = d.connection_id and v.day = d.day) n
    order by d.day desc, d.id desc`.execute(ctx.db);
  const shown = found.rows.slice(0, PAGE);
  const end = shown.at(-1);
  return {
    items: shown.map((row) => ({
      connectionId: row.connection_id,
      connectionName: row.name,
      day: row.day,
      state: row.state,
      theirs: row.theirs,
      ours: row.ours,
      brought: row.brought,
      missingFiles: row.files,
      difference: row.theirs - row.ours + row.files,
      checkedAt: row.state === "reading" ? null : row.checked_at,
      error: row.error,
    })),
    next: found.rows.length > PAGE && end ? `${end.day}_${end.id}` : null,
  };
}
