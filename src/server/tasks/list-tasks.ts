import { sql, type Expression, type SqlBool } from "kysely";
import type { z } from "zod";
import { COUNT_CAP } from "../../api/overview.ts";
import type { listTasks as endpoint } from "../../api/tasks.ts";
import type { AnswerOf, QueryOf } from "../../api/endpoint.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { invalid } from "../kernel/errors.ts";
import { readFirm } from "../kernel/settings.ts";
import { cursorText, endOfToday, readCursor, type Cursor } from "./rules.ts";
import { taskLines, toTask } from "./store.ts";

type Query = QueryOf<typeof endpoint>;
type When = Query["when"];
const PAGE = 50;

/** Tasks by term, a page at a time, with the counts of the four heaps. */
export async function listTasks(ctx: Ctx, query: Query): Promise<AnswerOf<typeof endpoint>> {
  const evening = endOfToday(ctx.now, (await readFirm(ctx)).zone);
  const cursor = query.after === undefined ? null : readCursor(query.after);
  if (query.after !== undefined && !cursor) throw invalid({ after: "wrong" });
  const rows = await pageOf(ctx, query, evening, cursor);
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  const next = last ? cursorText({ at: query.when === "done" ? last.done_at : last.due_at, id: last.id }) : null;
  return { items: shown.map((row) => toTask(ctx, row)), next, counts: await counts(ctx, query, evening) };
}

function pageOf(ctx: Ctx, query: Query, evening: Date, cursor: Cursor | null) {
  const isDone = query.when === "done";
  return taskLines(ctx)
    .where(whose(ctx, query))
    .where(inHeap(query.when, ctx.now, evening))
    .where(cursor ? past(cursor, isDone) : sql<SqlBool>`true`)
    .orderBy(isDone ? sql`t.done_at desc nulls last` : sql`t.due_at asc nulls last`)
    .orderBy("t.id", isDone ? "desc" : "asc")
    .limit(PAGE + 1)
    .execute();
}

function whose(ctx: Ctx, query: Query): Expression<SqlBool> {
  const parts = [sql<SqlBool>`true`];
  if (query.whose === "mine") parts.push(sql<SqlBool>`t.user_id = ${ctx.actor.id}`);
  if (query.whose === "unassigned") parts.push(sql<SqlBool>`t.user_id is null`);
  if (query.matterId !== undefined) parts.push(sql<SqlBool>`t.matter_id = ${query.matterId}`);
  if (query.clientId !== undefined) parts.push(sql<SqlBool>`t.client_id = ${query.clientId}`);
  return sql<SqlBool>`${sql.join(parts, sql` and `)}`;
}

function inHeap(when: When, now: Date, evening: Date): Expression<SqlBool> {
  switch (when) {
    case "overdue":
      return sql<SqlBool>`t.state = 'open' and t.due_at < ${now}`;
    case "today":
      return sql<SqlBool>`t.state = 'open' and t.due_at >= ${now} and t.due_at < ${evening}`;
    case "later":
      return sql<SqlBool>`t.state = 'open' and t.due_at >= ${evening}`;
    case "no-date":
      return sql<SqlBool>`t.state = 'open' and t.due_at is null`;
    case "open":
      return sql<SqlBool>`t.state = 'open'`;
    case "done":
      return sql<SqlBool>`t.state = 'done'`;
  }
}

/** What stands after the last task shown: terms rise and tasks without one come last; done ones fall. */
function past({ at, id }: Cursor, isDone: boolean): Expression<SqlBool> {
  if (isDone) return sql<SqlBool>`(t.done_at, t.id) < (${at}, ${id})`;
  if (at === null) return sql<SqlBool>`t.due_at is null and t.id > ${id}`;
  return sql<SqlBool>`((t.due_at, t.id) > (${at}, ${id}) or t.due_at is null)`;
}

/** Counted no further than the cap and one: the interface then writes «1 000+». */
async function counts(ctx: Ctx, query: Query, evening: Date): Promise<z.input<(typeof endpoint)["reply"]>["counts"]> {
  const heap = (when: When) =>
    sql`(select count(*)::int from (select 1 from tasks t where ${whose(ctx, query)} and ${inHeap(when, ctx.now, evening)} limit ${COUNT_CAP + 1}) counted)`;
  const result = await sql<{ overdue: number; today: number; later: number; noDate: number }>`
    select ${heap("overdue")} as overdue, ${heap("today")} as today, ${heap("later")} as later, ${heap("no-date")} as "noDate"`.execute(
    ctx.db,
  );
  return result.rows[0] ?? { overdue: 0, today: 0, later: 0, noDate: 0 };
}
