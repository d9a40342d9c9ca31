import { sql } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import "./tables.ts";

const MOST_AT_ONCE = 200;

interface Stale {
  matterId: number;
  clientId: number;
  stageId: number;
  days: number;
  mark: string;
}

/**
 * Cards left without a deed for as many days as their stage allows: each is told of once a silence, and the
 * responsible gets a task. What robots do is no deed, as for the trigger of idle cards.
 */
export async function sweepStale(ctx: Ctx): Promise<void> {
  const found = await sql<Stale>`
    select m.id as "matterId", m.client_id as "clientId", m.stage_id as "stageId", s.stale_days as days,
      'deed:' || coalesce(deed.id, 0) || ':' || m.stage_id as mark
    from matters m
    join stages s on s.id = m.stage_id and s.stale_days is not null
    left join lateral (select v.id, v.at from events v where v.client_id = m.client_id
      and (v.actor_kind in ('employee', 'client', 'visitor') or v.name in ('message.received', 'letter.received', 'call.logged', 'call.ended'))
      order by v.id desc limit 1) deed on true
    left join stale_marks k on k.matter_id = m.id
    where m.is_open and m.stage_entered_at <= ${ctx.now}::timestamptz - make_interval(days => s.stale_days)
      and coalesce(deed.at, m.created_at) <= ${ctx.now}::timestamptz - make_interval(days => s.stale_days)
      and k.mark is distinct from 'deed:' || coalesce(deed.id, 0) || ':' || m.stage_id
    order by m.id limit ${MOST_AT_ONCE}`.execute(ctx.db);
  for (const stale of found.rows) await tell(ctx, stale);
}

const tell = (ctx: Ctx, { matterId, clientId, stageId, days, mark }: Stale): Promise<void> =>
  inTx(ctx, async (ctx) => {
    // Two processes may have found it: the one that writes the mark tells.
    const marked = await ctx.db
      .insertInto("stale_marks")
      .values({ matter_id: matterId, mark })
      .onConflict((oc) => oc.column("matter_id").doUpdateSet({ mark }).where("stale_marks.mark", "!=", mark))
      .returning("matter_id")
      .executeTakeFirst();
    if (marked) await emit(ctx, "matter.stale", { clientId, matterId, subjectId: matterId }, { stageId, days });
  });
