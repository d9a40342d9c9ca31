import { sql } from "kysely";
import { defineFacts, option, type Card, type FactValue } from "../automation/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { readFirm } from "../kernel/settings.ts";
import { dayOf } from "../kernel/working-time.ts";
import { resultOptions } from "./call-results-data.ts";

export const callFacts = defineFacts({
  prefix: "call",
  facts: [
    {
      name: "call.last-result",
      title: "Итог последнего звонка",
      titleEn: "Result of the last call",
      kind: "select",
      options: resultOptions,
    },
    { name: "call.last-at", title: "Последний звонок", titleEn: "Last call", kind: "date", options: [] },
    {
      name: "call.last-direction",
      title: "Кто звонил последним",
      titleEn: "Who called last",
      kind: "select",
      options: [option("out", "Мы", "We"), option("in", "Клиент", "The client")],
    },
    {
      name: "call.last-seconds",
      title: "Длина последнего звонка, с",
      titleEn: "Length of the last call, s",
      kind: "number",
      options: [],
    },
    { name: "call.last-talk", title: "Последний разговор", titleEn: "Last talk", kind: "date", options: [] },
    {
      name: "call.attempts-count",
      title: "Попыток дозвона подряд",
      titleEn: "Attempts in a row without a talk",
      kind: "number",
      options: [],
    },
  ],
  changedBy: ["call.logged", "call.ended", "call.linked"],
  load: async (ctx, card) => (await loadMany(ctx, [card])).get(card.matterId) ?? {},
  loadMany,
});

/** One query for all cards: a rehearsal asks for ten thousand. */
async function loadMany(ctx: Ctx, cards: readonly Card[]): Promise<Map<number, Record<string, FactValue>>> {
  const { zone } = await readFirm(ctx);
  const rows = await rowsOf(ctx, [...new Set(cards.map((card) => card.clientId))]);
  const byClient = new Map(rows.map((row) => [row.clientId, factsFrom(row, zone)]));
  return new Map(cards.map((card) => [card.matterId, byClient.get(card.clientId) ?? none]));
}

interface Row {
  clientId: number;
  result: string;
  at: Date;
  direction: string;
  seconds: number | null;
  lastTalk: Date | null;
  attempts: number;
}

async function rowsOf(ctx: Ctx, clientIds: readonly number[]): Promise<Row[]> {
  const ids = sql`${sql.val(clientIds)}::bigint[]`;
  // Of a call that the line told of and nobody wrote down, its end is its result.
  const own = sql`select client_id, id, at, direction, seconds, coalesce(result, case when outcome = 'talked' then 'talked' else 'no-answer' end) as result
    from calls where client_id = any(${ids}) and state = 'ended' and (result is not null or outcome in ('talked', 'missed', 'no-answer', 'busy'))`;
  const found = await sql<Row>`
    with own as (${own}),
      talk as (select distinct on (client_id) client_id, id, at from own where result = 'talked' order by client_id, at desc, id desc)
    select distinct on (c.client_id) c.client_id as "clientId", c.result, c.at, c.direction, c.seconds,
      talk.at as "lastTalk",
      (count(*) filter (where c.direction = 'out' and (talk.id is null or (c.at, c.id) > (talk.at, talk.id)))
        over (partition by c.client_id))::int as attempts
    from own c left join talk on talk.client_id = c.client_id
    order by c.client_id, c.at desc, c.id desc`.execute(ctx.db);
  return found.rows;
}

const factsFrom = (row: Row, zone: string): Record<string, FactValue> => ({
  "call.last-result": row.result,
  "call.last-at": dayOf(row.at, zone),
  "call.last-direction": row.direction,
  "call.last-seconds": row.seconds,
  "call.last-talk": row.lastTalk && dayOf(row.lastTalk, zone),
  "call.attempts-count": row.attempts,
});

const none: Record<string, FactValue> = {
  "call.last-result": null,
  "call.last-at": null,
  "call.last-direction": null,
  "call.last-seconds": null,
  "call.last-talk": null,
  "call.attempts-count": 0,
};
