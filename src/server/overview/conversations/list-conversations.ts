import { sql, type RawBuilder } from "kysely";
import type { AnswerOf, QueryOf } from "../../../api/endpoint.ts";
import { queues, type listConversations as endpoint } from "../../../api/inbox.ts";
import { COUNT_CAP } from "../../../api/overview.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { instantOf, keyCursor } from "../../kernel/cursor.ts";
import { briefsOf, lineOf } from "./brief.ts";
import type { ConversationLine } from "./line.ts";
import { seenConversations } from "./sight.ts";

const PAGE = 30;
type Queue = (typeof queues)[number];
type Answer = AnswerOf<typeof endpoint>;

/** A queue by pages: each walks its own index, so its hundredth page costs what the first does. */
export async function listConversations(ctx: Ctx, query: QueryOf<typeof endpoint>): Promise<Answer> {
  const { columns, joins } = lineOf(ctx);
  const order = orders[query.queue];
  const last = keyCursor(query.after);
  const by =
    query.channel === undefined
      ? sql`true`
      : sql`exists (select from conversation_channels k where k.channel = ${query.channel} and k.conversation_id = v.id)`;
  const rows = await sql<ConversationLine>`
    select ${columns} from (
      select v.* from conversations v where ${isIn(ctx, query.queue)} and ${seenConversations(ctx)} and ${by} and ${last === null ? sql`true` : order.after(last)}
      order by ${order.by} limit ${PAGE + 1}) v ${joins} order by ${order.by}`.execute(ctx.db);
  const shown = rows.rows.slice(0, PAGE);
  const lowest = shown.at(-1);
  return {
    items: await briefsOf(ctx, shown),
    next: rows.rows.length > PAGE && lowest ? `${order.value(lowest)}_${lowest.id}` : null,
    counts: last === null ? await countsOf(ctx) : null,
  };
}

interface Order {
  by: RawBuilder<unknown>;
  value(row: ConversationLine): string;
  after(last: { value: string; id: number }): RawBuilder<boolean>;
}

const newest: Order = {
  by: sql`v.last_at desc, v.id desc`,
  value: (row) => row.last_at?.toISOString() ?? "",
  after: ({ value, id }) => sql<boolean>`(v.last_at, v.id) < (${instantOf(value)}, ${id})`,
};
const orders: Record<Queue, Order> = {
  waiting: {
    by: sql`v.waiting_since, v.id`,
    value: (row) => row.waiting_since?.toISOString() ?? "",
    after: ({ value, id }) => sql<boolean>`(v.waiting_since, v.id) > (${instantOf(value)}, ${id})`,
  },
  mine: newest,
  unassigned: newest,
  snoozed: {
    // Those that wait for the client's word have no moment of their own and stand last.
    by: sql`v.snoozed_until, v.id`,
    value: (row) => row.snoozed_until?.toISOString() ?? "none",
    after: ({ value, id }) =>
      value === "none"
        ? sql<boolean>`v.snoozed_until is null and v.id > ${id}`
        : sql<boolean>`((v.snoozed_until, v.id) > (${instantOf(value)}, ${id}) or v.snoozed_until is null)`,
  },
  all: newest,
};

function isIn(ctx: Ctx, queue: Queue): RawBuilder<boolean> {
  if (queue === "waiting") return sql<boolean>`v.state = 'open' and v.waiting_since is not null`;
  if (queue === "mine") return sql<boolean>`v.state = 'open' and v.assigned_user_id = ${ctx.actor.id}`;
  if (queue === "unassigned") return sql<boolean>`v.state = 'open' and v.assigned_user_id is null`;
  if (queue === "snoozed") return sql<boolean>`v.state = 'snoozed'`;
  return sql<boolean>`v.last_at is not null`;
}

/** All queues in one statement, each counted by its own index and only up to the cap. */
async function countsOf(ctx: Ctx): Promise<Record<Queue, number>> {
  const counts = sql.join(
    queues.map(
      (queue) =>
        sql`(select count(*)::int from (select 1 from conversations v where ${isIn(ctx, queue)} and ${seenConversations(ctx)} limit ${COUNT_CAP}) x) as ${sql.ref(queue)}`,
    ),
  );
  const row = (await sql<Record<Queue, number>>`select ${counts}`.execute(ctx.db)).rows[0];
  return row ?? { waiting: 0, mine: 0, unassigned: 0, snoozed: 0, all: 0 };
}
