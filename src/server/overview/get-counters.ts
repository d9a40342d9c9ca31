import { sql } from "kysely";
import type { getCounters as endpoint } from "../../api/counters.ts";
import type { AnswerOf } from "../../api/endpoint.ts";
import { COUNT_CAP } from "../../api/overview.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { seenConversations } from "./conversations/sight.ts";

/** Written out: for a limit that it does not know beforehand PostgreSQL prepares to read a tenth of the table. */
const CAP = sql.lit(COUNT_CAP);

/** Badges of the menu: work to do, each counted by its own partial index and only up to the cap. */
export async function getCounters(ctx: Ctx): Promise<AnswerOf<typeof endpoint>> {
  const me = ctx.actor.id;
  const see = (right: "applications.read" | "tasks.read" | "clients.read" | "automation.read") =>
    ctx.app.mayDo(ctx.actor, right);
  const row = await sql<{
    applications: number;
    tasks: number;
    dialogs: number;
    waiting: number;
    notices: number;
    chat: number;
    robots: number;
  }>`select
    ${see("applications.read") ? sql`(select count(*)::int from (select 1 from applications where state = 'new' limit ${CAP}) x)` : sql`0`} as applications,
    ${see("tasks.read") ? sql`(select count(*)::int from (select 1 from tasks where state = 'open' and user_id = ${me} and due_at < ${ctx.now} limit ${CAP}) x)` : sql`0`} as tasks,
    ${see("clients.read") ? sql`(select count(*)::int from (select 1 from matters where unread > 0 and responsible_id = ${me} limit ${CAP}) x)` : sql`0`} as dialogs,
    ${see("clients.read") ? sql`(select count(*)::int from (select 1 from conversations v where v.state = 'open' and v.waiting_since is not null and ${seenConversations(ctx)} limit ${CAP}) x)` : sql`0`} as waiting,
    (select count(*)::int from (select 1 from notices where user_id = ${me} and read_at is null and in_bell and joined_to is null limit ${CAP}) x) as notices,
    ${chatUnread(ctx)} as chat,
    ${see("automation.read") ? sql`(select count(*)::int from (select 1 from robot_runs where state = 'failed' and created_at > ${new Date(ctx.now.getTime() - 30 * 86_400_000)} limit ${CAP}) x)` : sql`0`} as robots`.execute(
    ctx.db,
  );
  const counts = row.rows[0];
  return {
    newApplications: counts?.applications ?? 0,
    tasksDue: counts?.tasks ?? 0,
    unreadDialogs: counts?.dialogs ?? 0,
    dialogsWaiting: counts?.waiting ?? 0,
    notices: counts?.notices ?? 0,
    chat: counts?.chat ?? 0,
    failedRobots: counts?.robots ?? 0,
  };
}

/** Posts after one's marks in rooms one belongs to or all see, silenced ones left out (chat/list-rooms.ts counts each room alike). */
const chatUnread = (ctx: Ctx) => sql`(select count(*)::int from (select 1 from chat_rooms r
    join users me on me.id = ${ctx.actor.id}
    left join chat_members m on m.room_id = r.id and m.user_id = me.id
    join chat_posts p on p.room_id = r.id and p.joined_to is null and p.removed_at is null
      and coalesce(p.last_id, p.id) > coalesce(m.read_post_id, 0) and (m.user_id is not null or p.at > me.created_at)
      and not (p.author_kind = 'employee' and p.author_id = me.id)
    where r.archived_at is null and not coalesce(m.is_muted, false)
      and (r.kind = 'open' or (m.user_id is not null and (r.kind <> 'client' or m.follows)))
      and (r.kind <> 'client' or ${ctx.app.mayDo(ctx.actor, "clients.read")}) limit ${CAP}) x)`;
