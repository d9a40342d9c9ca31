import { sql } from "kysely";
import type { AnswerOf } from "../../../api/endpoint.ts";
import type { getLineFigures as endpoint } from "../../../api/telephony.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { readFirm } from "../../kernel/settings.ts";
import { addDays, momentAt } from "../../kernel/working-time.ts";

type Answer = AnswerOf<typeof endpoint>;
interface Counted {
  answered: number;
  lost: number;
  waitingSeconds: number | null;
}

const counted = sql`
  (count(*) filter (where outcome = 'talked' and direction = 'in'))::int as answered,
  (count(*) filter (where outcome = 'missed'))::int as lost,
  (avg(waiting_seconds) filter (where direction = 'in'))::int as "waitingSeconds"`;

/** Only calls of the line: what was written down by hand says nothing of it. */
export async function getLineFigures(ctx: Ctx, { from, to }: { from: string; to: string }): Promise<Answer> {
  const { zone } = await readFirm(ctx);
  const since = momentAt(from, 0, zone);
  const until = momentAt(addDays(to, 1), 0, zone);
  const span = sql`k.connection_id is not null and k.state = 'ended' and k.at >= ${since} and k.at < ${until}`;
  const total = await sql<Answer["total"]>`select ${counted},
      (count(*) filter (where is_lost_busy))::int as "lostBusy",
      (count(*) filter (where outcome = 'missed' and exists (select from calls b where b.client_id = k.client_id
        and b.direction = 'out' and b.at > k.at and b.state = 'ended' and b.outcome is distinct from 'failed')))::int as "calledBack",
      max(waiting_seconds) filter (where direction = 'in') as "longestWaitingSeconds",
      (count(*) filter (where direction = 'out'))::int as out,
      (count(*) filter (where direction = 'out' and outcome = 'talked'))::int as "outTalked",
      coalesce(sum(seconds), 0)::int as "talkSeconds"
    from calls k where ${span}`.execute(ctx.db);
  const hours = await sql<Counted & { hour: number }>`
    select extract(hour from at at time zone ${zone})::int as hour, ${counted} from calls k where ${span} group by 1`.execute(
    ctx.db,
  );
  const days = await sql<Counted & { day: string }>`
    select (at at time zone ${zone})::date::text as day, ${counted} from calls k where ${span} group by 1 order by 1`.execute(
    ctx.db,
  );
  const row = total.rows[0];
  if (!row) throw new Error("a count always has a row");
  return {
    total: row,
    hours: Array.from(
      { length: 24 },
      (_, hour) => hours.rows.find((one) => one.hour === hour) ?? { hour, answered: 0, lost: 0, waitingSeconds: null },
    ),
    days: days.rows,
    people: await peopleOf(ctx, since, until),
  };
}

async function peopleOf(ctx: Ctx, since: Date, until: Date): Promise<Answer["people"]> {
  const rows = await sql<Omit<Answer["people"][number], "user"> & { id: number; name: string }>`
    with own as (select k.*, k.user_id as person from calls k
        where k.connection_id is not null and k.state = 'ended' and k.at >= ${since} and k.at < ${until} and k.user_id is not null),
      missed as (select distinct l.user_id as person, k.id from calls k join call_legs l on l.call_id = k.id
        where k.outcome = 'missed' and k.at >= ${since} and k.at < ${until} and l.user_id is not null)
    select u.id, u.name,
      (select count(*)::int from missed where person = u.id) as lost,
      (count(own.id) filter (where direction = 'in' and outcome = 'talked'))::int as answered,
      (count(own.id) filter (where direction = 'out'))::int as out,
      (count(own.id) filter (where direction = 'out' and outcome = 'talked'))::int as "outTalked",
      coalesce(sum(own.seconds), 0)::int as "talkSeconds",
      (count(own.id) filter (where outcome = 'talked' and result is null))::int as unfinished,
      (avg(waiting_seconds) filter (where direction = 'in' and outcome = 'talked'))::int as "waitingSeconds"
    from users u left join own on own.person = u.id
    where u.id in (select person from own union select person from missed)
    group by u.id, u.name order by u.name`.execute(ctx.db);
  return rows.rows.map(({ id, name, ...figures }) => ({ ...figures, user: { id, name } }));
}
