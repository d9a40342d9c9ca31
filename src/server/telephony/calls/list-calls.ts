import { sql, type RawBuilder } from "kysely";
import type { AnswerOf, QueryOf } from "../../../api/endpoint.ts";
import type { listCalls as endpoint } from "../../../api/telephony.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { instantOf, keyCursor } from "../../kernel/cursor.ts";
import { readFirm } from "../../kernel/settings.ts";
import { addDays, momentAt } from "../../kernel/working-time.ts";
import { callLines, toCall } from "./present-call.ts";

const PAGE = 40;
type Query = QueryOf<typeof endpoint>;

/** Newest first; lines that come meanwhile shift nothing. */
export async function listCalls(ctx: Ctx, query: Query): Promise<AnswerOf<typeof endpoint>> {
  const { zone } = await readFirm(ctx);
  const after = keyCursor(query.after);
  let lines = callLines(ctx);
  if (query.direction) lines = lines.where("k.direction", "=", query.direction);
  if (query.outcome) lines = lines.where("k.outcome", "=", query.outcome);
  if (query.userId) lines = lines.where(concerning(query.userId, query.outcome));
  if (query.clientId) lines = lines.where("k.client_id", "=", query.clientId);
  if (query.from) lines = lines.where("k.at", ">=", momentAt(query.from, 0, zone));
  if (query.to) lines = lines.where("k.at", "<", momentAt(addDays(query.to, 1), 0, zone));
  if (query.unfinished)
    lines = lines
      .where("k.result", "is", null)
      .where("k.outcome", "=", "talked")
      .where("k.connection_id", "is not", null);
  for (const condition of behindFigures(query, zone)) lines = lines.where(condition);
  if (query.q) lines = lines.where(matching(query.q));
  if (after) lines = lines.where(sql<boolean>`(k.at, k.id) < (${instantOf(after.value)}, ${after.id})`);
  const rows = await lines
    .orderBy("k.at", "desc")
    .orderBy("k.id", "desc")
    .limit(PAGE + 1)
    .execute();
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    items: shown.map(toCall),
    next: rows.length > PAGE && last ? `${last.at.toISOString()}_${last.id}` : null,
  };
}

/** Nobody answered a missed call, so it is of everybody at whom it rang. */
const concerning = (userId: number, outcome: Query["outcome"]): RawBuilder<boolean> =>
  outcome === "missed"
    ? sql<boolean>`exists (select from call_legs l where l.call_id = k.id and l.user_id = ${userId})`
    : sql<boolean>`k.user_id = ${userId}`;

/** The list behind a number of the line: it counts as line-figures.ts counts. */
function behindFigures({ ofLine, lostBusy, calledBack, hour }: Query, zone: string): RawBuilder<boolean>[] {
  return [
    ...(ofLine ? [sql<boolean>`k.connection_id is not null and k.state = 'ended'`] : []),
    ...(lostBusy ? [sql<boolean>`k.is_lost_busy`] : []),
    ...(calledBack
      ? [
          sql<boolean>`exists (select from calls b where b.client_id = k.client_id and b.direction = 'out' and b.at > k.at
            and b.state = 'ended' and b.outcome is distinct from 'failed')`,
        ]
      : []),
    ...(hour === undefined ? [] : [sql<boolean>`extract(hour from k.at at time zone ${zone})::int = ${hour}`]),
  ];
}

/** Digits are looked for in the number, words in the client's name. */
function matching(q: string): RawBuilder<boolean> {
  const digits = q.replace(/\D/g, "").replace(/^8(?=\d{10}$)/, "7");
  if (/^[+\d][\d\s()-]*$/.test(q.trim()) && digits !== "") return sql<boolean>`k.number like ${`%${digits}%`}`;
  const words = q.toLowerCase().replaceAll("ё", "е").split(/\s+/).filter(Boolean).slice(0, 5);
  const conditions = words.map((word) => sql`c.search like ${`%${word.replace(/[\\%_]/g, "\\$&")}%`}`);
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}
