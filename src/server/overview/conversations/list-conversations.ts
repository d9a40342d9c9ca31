import { sql, type RawBuilder } from "kysely";
import type { AnswerOf, QueryOf } from "../../../api/endpoint.ts";
import { queues, type listConversations as endpoint } from "../../../api/inbox.ts";
import { COUNT_CAP } from "../../../api/overview.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { instantOf, keyCursor } from "../../kernel/cursor.ts";
import { briefsOf, linesOf } from "./brief.ts";
import { seenConversations } from "./sight.ts";

const PAGE = 30;
// Written out: for a limit that it does not know beforehand PostgreSQL prepares to read a tenth of the table.
const ONE_MORE = sql.lit(PAGE + 1);
const CAP = sql.lit(COUNT_CAP);

type Queue = (typeof queues)[number];
type Answer = AnswerOf<typeof endpoint>;
type Cursor = ReturnType<typeof keyCursor>;

/** A queue by pages: each walks its own index, so its hundredth page costs what the first does. */
export async function listConversations(ctx: Ctx, query: QueryOf<typeof endpoint>): Promise<Answer> {
  const last = keyCursor(query.after);
  const places = await placesOf(ctx, query, last);
  const shown = places.slice(0, PAGE);
  const lowest = shown.at(-1);
  const lines = await linesOf(
    ctx,
    shown.map(({ id }) => id),
  );
  return {
    items: await briefsOf(ctx, lines),
    next: places.length > PAGE && lowest ? `${lowest.at?.toISOString() ?? "none"}_${lowest.id}` : null,
    counts: last === null ? await countsOf(ctx) : null,
  };
}

interface PlaceInQueue {
  id: number;
  at: Date | null;
}

async function placesOf(ctx: Ctx, { queue, channel }: QueryOf<typeof endpoint>, last: Cursor): Promise<PlaceInQueue[]> {
  // A channel has an index of all its conversations; the other queues are only as long as the work that is not done.
  if (queue === "all" && channel !== undefined) return placesOfChannel(ctx, channel, last);
  const order = orders[queue];
  const by =
    channel === undefined
      ? sql`true`
      : sql`exists (select from conversation_channels k where k.channel = ${channel} and k.conversation_id = v.id)`;
  const { rows } = await sql<PlaceInQueue>`
    select v.id, ${order.at} as at from conversations v
    where ${isIn(ctx, queue)} and ${seenConversations(ctx)} and ${by} and ${last === null ? sql`true` : order.after(last)}
    order by ${order.by} limit ${ONE_MORE}`.execute(ctx.db);
  return rows;
}

async function placesOfChannel(ctx: Ctx, channel: string, last: Cursor): Promise<PlaceInQueue[]> {
  const after =
    last === null ? sql`true` : sql`(k.last_at, k.conversation_id) < (${instantOf(last.value)}, ${last.id})`;
  const { rows } = await sql<PlaceInQueue>`
    select v.id, k.last_at as at from conversation_channels k join conversations v on v.id = k.conversation_id
    where k.channel = ${channel} and ${seenConversations(ctx)} and ${after}
    order by k.last_at desc, k.conversation_id desc limit ${ONE_MORE}`.execute(ctx.db);
  return rows;
}

interface Order {
  at: RawBuilder<unknown>;
  by: RawBuilder<unknown>;
  after(last: NonNullable<Cursor>): RawBuilder<boolean>;
}

const newest: Order = {
  at: sql`v.last_at`,
  by: sql`v.last_at desc, v.id desc`,
  after: ({ value, id }) =>
    // Those where nothing was said yet stand first.
    value === "none"
      ? sql<boolean>`(v.last_at is not null or v.id < ${id})`
      : sql<boolean>`(v.last_at, v.id) < (${instantOf(value)}, ${id})`,
};

const orders: Record<Queue, Order> = {
  waiting: {
    at: sql`v.waiting_since`,
    by: sql`v.waiting_since, v.id`,
    after: ({ value, id }) => sql<boolean>`(v.waiting_since, v.id) > (${instantOf(value)}, ${id})`,
  },
  mine: newest,
  unassigned: newest,
  snoozed: {
    // Those that wait for the client's word have no moment of their own and stand last.
    at: sql`v.snoozed_until`,
    by: sql`v.snoozed_until, v.id`,
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
        sql`(select count(*)::int from (select 1 from conversations v where ${isIn(ctx, queue)} and ${seenConversations(ctx)} limit ${CAP}) x) as ${sql.ref(queue)}`,
    ),
  );
  const row = (await sql<Record<Queue, number>>`select ${counts}`.execute(ctx.db)).rows[0];
  return row ?? { waiting: 0, mine: 0, unassigned: 0, snoozed: 0, all: 0 };
}
