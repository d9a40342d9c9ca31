import { sql, type RawBuilder } from "kysely";
import type { AnswerOf, QueryOf } from "../../api/endpoint.ts";
import type { listMatters as endpoint } from "../../api/overview.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { instantOf, keyCursor } from "../kernel/cursor.ts";
import { cardColumns, conditionOf, toCard, type CardRow } from "./board-rows.ts";

const PAGE = 50;
type Query = QueryOf<typeof endpoint>;

/** The board as a table: any sort walks its own index by keys, so the hundredth page costs what the first does. */
export async function listMatters(ctx: Ctx, query: Query): Promise<AnswerOf<typeof endpoint>> {
  const stage = query.stageId === undefined ? sql`true` : sql`m.stage_id = ${query.stageId}`;
  const sort = sorts[query.sort];
  const last = keyCursor(query.after);
  const rows = await sql<CardRow>`
    select ${cardColumns} from matters m join clients c on c.id = m.client_id left join users u on u.id = m.responsible_id
    where m.pipeline_id = ${query.pipelineId} and ${stage} and ${conditionOf(ctx, query.filter, query.responsibleId)} and ${last === null ? sql`true` : sort.after(last)}
    order by ${sort.order} limit ${PAGE + 1}`.execute(ctx.db);
  const shown = rows.rows.slice(0, PAGE);
  const lowest = shown.at(-1);
  return { items: shown.map(toCard), next: rows.rows.length > PAGE && lowest ? sort.cursor(lowest) : null };
}

interface Sort {
  order: RawBuilder<unknown>;
  cursor(row: CardRow): string;
  after(last: { value: string; id: number }): RawBuilder<boolean>;
}

const sorts: Record<Query["sort"], Sort> = {
  newest: {
    order: sql`m.id desc`,
    cursor: (row) => `_${row.id}`,
    after: ({ id }) => sql<boolean>`m.id < ${id}`,
  },
  name: {
    order: sql`c.name collate ru, c.id, m.id`,
    cursor: (row) => `${row.client_name}_${row.client_id}`,
    after: ({ value, id }) => sql<boolean>`(c.name collate ru, c.id) > (${value}::text collate ru, ${id})`,
  },
  "next-step": {
    // Cards without a step stand last; the cursor of the last dated card leads on to them.
    order: sql`m.next_due_at nulls last, m.id`,
    cursor: (row) => `${row.next_due_at?.toISOString() ?? "none"}_${row.id}`,
    after: ({ value, id }) => {
      if (value === "none") return sql<boolean>`m.next_due_at is null and m.id > ${id}`;
      return sql<boolean>`((m.next_due_at, m.id) > (${instantOf(value)}, ${id}) or m.next_due_at is null)`;
    },
  },
};
