import { sql } from "kysely";
import type { getCounters as endpoint } from "../../api/counters.ts";
import type { AnswerOf } from "../../api/endpoint.ts";
import { COUNT_CAP } from "../../api/overview.ts";
import type { Ctx } from "../kernel/ctx.ts";

/** Badges of the menu: work to do, each counted by its own partial index and only up to the cap. */
export async function getCounters(ctx: Ctx): Promise<AnswerOf<typeof endpoint>> {
  const me = ctx.actor.id;
  const see = (right: "applications.read" | "tasks.read" | "clients.read" | "automation.read") =>
    ctx.app.mayDo(ctx.actor, right);
  const row = await sql<{
    applications: number;
    tasks: number;
    dialogs: number;
    notices: number;
    robots: number;
  }>`select
    ${see("applications.read") ? sql`(select count(*)::int from (select 1 from applications where state = 'new' limit ${COUNT_CAP}) x)` : sql`0`} as applications,
    ${see("tasks.read") ? sql`(select count(*)::int from (select 1 from tasks where state = 'open' and user_id = ${me} and due_at < ${ctx.now} limit ${COUNT_CAP}) x)` : sql`0`} as tasks,
    ${see("clients.read") ? sql`(select count(*)::int from (select 1 from matters where unread > 0 and responsible_id = ${me} limit ${COUNT_CAP}) x)` : sql`0`} as dialogs,
    (select count(*)::int from (select 1 from notices where user_id = ${me} and read_at is null limit ${COUNT_CAP}) x) as notices,
    ${see("automation.read") ? sql`(select count(*)::int from (select 1 from robot_runs where state = 'failed' and created_at > ${new Date(ctx.now.getTime() - 30 * 86_400_000)} limit ${COUNT_CAP}) x)` : sql`0`} as robots`.execute(
    ctx.db,
  );
  const counts = row.rows[0];
  return {
    newApplications: counts?.applications ?? 0,
    tasksDue: counts?.tasks ?? 0,
    unreadDialogs: counts?.dialogs ?? 0,
    notices: counts?.notices ?? 0,
    failedRobots: counts?.robots ?? 0,
  };
}
