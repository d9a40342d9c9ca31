import { sql } from "kysely";
import { z } from "zod";
import { defineTrigger, field } from "../../automation/index.ts";

const DAY_MS = 86_400_000;

export const idle = defineTrigger({
  name: "matters.idle",
  title: ["Карта без движения", "Card left idle"],
  help: [
    "Срабатывает, когда ни сотрудник, ни клиент ничего не делали по карте столько дней: 10 дней тишины.",
    "Fires when neither an employee nor the client did anything for so many days: 10 days of silence.",
  ],
  group: "card",
  icon: "clock-pause",
  events: ["time.reached"],
  fields: [field("days", "number", ["Дней без движения", "Days idle"], { isRequired: true })],
  params: z.object({ days: z.coerce.number().int().min(1).max(1000) }),
  matches: (_ctx, { event, card }) => event.matterId === card.matterId && event.data["trigger"] === "matters.idle",
  timed: {
    // What robots do is no deed; what a client writes or says comes by a partner and is one. The last deed is the occasion: after a new one the days count anew.
    async due(ctx, { watchedStageIds, params, limit, told }) {
      const before = new Date(ctx.now.getTime() - params.days * DAY_MS);
      const found = await sql<{ matterId: number; clientId: number; entryId: number; mark: string }>`
        select m.id as "matterId", m.client_id as "clientId", e.id as "entryId", 'deed:' || coalesce(deed.id, 0) as mark
        from matters m
        join stage_entries e on e.matter_id = m.id and e.left_at is null
        left join lateral (select v.id, v.at from events v where v.client_id = m.client_id
          and (v.actor_kind in ('employee', 'client', 'visitor') or v.name in ('message.received', 'letter.received', 'call.logged', 'call.ended'))
          order by v.id desc limit 1) deed on true
        where m.stage_id = any(${sql.val(watchedStageIds)}::bigint[]) and m.is_open and m.created_at <= ${before}
          and coalesce(deed.at, m.created_at) <= ${before}
          and m.stage_id is distinct from (select r.stage_id from automation_rules r where r.id = ${told.ruleId})
          and not exists (select 1 from timed_triggers t join stage_entries s on s.id = t.entry_id
            where s.matter_id = m.id and t.rule_id = ${told.ruleId} and t.mark = 'deed:' || coalesce(deed.id, 0))
        order by m.id limit ${limit}`.execute(ctx.db);
      return found.rows;
    },
    followsDeeds: true,
    wouldCome: (params, { enteredAt, lastDeedAt }) =>
      new Date((lastDeedAt ?? enteredAt).getTime() + params.days * DAY_MS),
  },
});
