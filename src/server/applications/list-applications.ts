import { sql, type SelectQueryBuilder } from "kysely";
import type { AnswerOf, QueryOf } from "../../api/endpoint.ts";
import type { listApplications as endpoint } from "../../api/applications.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { instantOf, keyCursor } from "../kernel/cursor.ts";
import { workCalendar } from "../kernel/calendar.ts";
import { dayOf, momentAt, workingMinutesBetween } from "../kernel/working-time.ts";

const PAGE = 50;
type Answer = AnswerOf<typeof endpoint>;

/** The inbox: new ones by the time left, the others newest first; with the counts of its tabs and today's figures. */
export async function listApplications(ctx: Ctx, query: QueryOf<typeof endpoint>): Promise<Answer> {
  const rows = await pageOf(ctx, query);
  const items = rows.slice(0, PAGE).map(toItem);
  const last = rows[PAGE - 1];
  const next = rows.length > PAGE && last ? `${last.due_at?.toISOString() ?? ""}_${last.id}` : null;
  return { items, next, counts: await countsOf(ctx), today: await todayOf(ctx) };
}

async function pageOf(ctx: Ctx, query: QueryOf<typeof endpoint>) {
  let rows = ctx.db
    .selectFrom("applications as a")
    .leftJoin("users as r", "r.id", "a.responsible_id")
    .leftJoin("users as t", "t.id", "a.taken_by")
    .leftJoin("clients as c", "c.id", "a.client_id")
    .select([
      "a.id",
      "a.number",
      "a.state",
      "a.name",
      "a.phone",
      "a.debt_kopecks",
      "a.comment",
      "a.source",
      "a.utm",
      "a.client_id",
      "a.matter_id",
      "a.repeats",
      "a.suspicion",
    ])
    .select([
      "a.due_at",
      "a.overdue_times",
      "a.taken_at",
      "a.created_at",
      "c.city",
      "c.zone",
      "r.id as r_id",
      "r.name as r_name",
      "t.id as t_id",
      "t.name as t_name",
    ])
    .where("a.state", "=", query.state)
    .limit(PAGE + 1);
  if (query.mine && ctx.actor.id !== null) rows = rows.where("a.responsible_id", "=", ctx.actor.id);
  return after(rows, query).execute();
}

function after<DB, TB extends keyof DB, O>(
  rows: SelectQueryBuilder<DB, TB, O>,
  query: QueryOf<typeof endpoint>,
): SelectQueryBuilder<DB, TB, O> {
  const last = keyCursor(query.after);
  if (query.state === "new") {
    const ordered = rows.orderBy(sql`a.due_at`).orderBy(sql`a.id`);
    return last ? ordered.where(sql<boolean>`(a.due_at, a.id) > (${instantOf(last.value)}, ${last.id})`) : ordered;
  }
  const ordered = rows.orderBy(sql`a.id`, "desc");
  return last ? ordered.where(sql<boolean>`a.id < ${last.id}`) : ordered;
}

type Row = Awaited<ReturnType<typeof pageOf>>[number];

const toItem = (row: Row): Answer["items"][number] => ({
  id: row.id,
  number: row.number,
  state: row.state,
  name: row.name,
  phone: row.phone,
  debtKopecks: row.debt_kopecks,
  comment: row.comment,
  source: row.source,
  utm: row.utm,
  clientId: row.client_id,
  matterId: row.matter_id,
  city: row.city,
  zone: row.zone,
  repeats: row.repeats,
  suspicion: row.suspicion,
  responsible: row.r_id !== null && row.r_name !== null ? { id: row.r_id, name: row.r_name } : null,
  dueAt: row.due_at,
  overdueTimes: row.overdue_times,
  takenAt: row.taken_at,
  takenBy: row.t_id !== null && row.t_name !== null ? { id: row.t_id, name: row.t_name } : null,
  createdAt: row.created_at,
});

async function countsOf(ctx: Ctx): Promise<Answer["counts"]> {
  const row = await ctx.db
    .selectFrom("applications")
    .select((eb) => [
      eb.fn.countAll<number>().as("new"),
      eb.fn.countAll<number>().filterWhere("responsible_id", "=", ctx.actor.id).as("mine"),
      eb.fn.countAll<number>().filterWhere("due_at", "<", ctx.now).as("overdue"),
      sql<number>`(select count(*)::int from applications where state = 'suspect')`.as("suspect"),
    ])
    // Each state has a small partial index; one condition on both would read the long tail of taken ones.
    .where(sql<boolean>`state = 'new'`)
    .executeTakeFirstOrThrow();
  return { new: row.new, mine: row.mine, overdue: row.overdue, suspect: row.suspect };
}

/** Today's taken ones and their mean wait in working minutes: nobody is late for what came at night. */
async function todayOf(ctx: Ctx): Promise<Answer["today"]> {
  const calendar = await workCalendar(ctx);
  const start = momentAt(dayOf(ctx.now, calendar.zone), 0, calendar.zone);
  const rows = await ctx.db
    .selectFrom("applications")
    .select(["created_at", "taken_at"])
    .where("taken_at", ">=", start)
    .execute();
  const waits = rows.map((row) => workingMinutesBetween(row.created_at, row.taken_at ?? row.created_at, calendar));
  const mean = waits.reduce((sum, wait) => sum + wait, 0) / waits.length;
  return { taken: rows.length, meanMinutesToTake: rows.length === 0 ? null : Math.round(mean * 10) / 10 };
}
