import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ReplyOf } from "../../../api/endpoint.ts";
import type { listConversations } from "../../../api/inbox.ts";
import { wholeProgram, type Whole } from "../../../../test/whole.ts";

let whole: Whole;
let anna: { id: number; cookie: string };

beforeAll(async () => {
  whole = await wholeProgram({ env: { DEMO: "1" } });
  anna = await whole.employee("manager", { name: "Анна" });
  // Two hundred conversations, three of every moment, so that pages end inside a moment.
  const at = sql`(${whole.clock.now()}::timestamptz - i / 3 * interval '1 minute')`;
  await sql`insert into clients (id, name, source, search, created_at, changed_at) overriding system value
    select i, 'Клиент ' || i, 'site', 'клиент', ${whole.clock.now()}::timestamptz, ${whole.clock.now()}::timestamptz from generate_series(1000, 1199) i`.execute(
    db(),
  );
  await sql`insert into conversations (client_id, state, assigned_user_id, waiting_since, snoozed_until, last_at, last_kind, last_ref, last_side, last_channel)
    select i, case i % 4 when 0 then 'closed' when 1 then 'snoozed' else 'open' end, case when i % 8 in (2, 3) then ${anna.id}::bigint end,
      case when i % 4 = 3 then ${at} end, case when i % 8 = 1 then ${at} + interval '3 days' end,
      case when i % 16 = 2 then null else ${at} end, 'message', i, 'client', 'whatsapp'
    from generate_series(1000, 1199) i`.execute(db());
  await sql`insert into conversation_channels (channel, conversation_id, last_at)
    select case when client_id % 5 = 0 then 'telegram' else 'whatsapp' end, id, last_at from conversations where last_at is not null`.execute(
    db(),
  );
}, 60_000);
afterAll(() => whole?.close());

const db = () => whole.app.database.db;

async function pages(query: string): Promise<{ ids: number[]; sizes: number[] }> {
  const ids: number[] = [];
  const sizes: number[] = [];
  for (let after = ""; ;) {
    const url = `/api/conversations?${query}${after && `&after=${encodeURIComponent(after)}`}`;
    const reply = await whole.http.inject({ url, headers: { cookie: anna.cookie } });
    expect(reply.statusCode, reply.body).toBe(200);
    const page: ReplyOf<typeof listConversations> = reply.json();
    ids.push(...page.items.map(({ id }) => id));
    sizes.push(page.items.length);
    if (page.next === null) return { ids, sizes };
    after = page.next;
  }
}

const inOrder = async (condition: string, order: string): Promise<number[]> =>
  (
    await sql<{
      id: number;
    }>`select v.id from conversations v where ${sql.raw(condition)} order by ${sql.raw(order)}`.execute(db())
  ).rows.map(({ id }) => id);
const NEWEST = "v.last_at desc nulls first, v.id desc";
const via = (channel: string) =>
  `exists (select from conversation_channels k where k.conversation_id = v.id and k.channel = '${channel}')`;

test("each queue by pages gives every conversation once and in its order, also where many have one moment or none", async () => {
  const queues = {
    "queue=all": await inOrder("v.last_at is not null", NEWEST),
    "queue=waiting": await inOrder("v.state = 'open' and v.waiting_since is not null", "v.waiting_since, v.id"),
    "queue=mine": await inOrder(`v.state = 'open' and v.assigned_user_id = ${anna.id}`, NEWEST),
    "queue=unassigned": await inOrder("v.state = 'open' and v.assigned_user_id is null", NEWEST),
    "queue=snoozed": await inOrder("v.state = 'snoozed'", "v.snoozed_until nulls last, v.id"),
    "queue=all&channel=whatsapp": await inOrder(via("whatsapp"), NEWEST),
    "queue=all&channel=telegram": await inOrder(via("telegram"), NEWEST),
    "queue=waiting&channel=telegram": await inOrder(
      `v.state = 'open' and v.waiting_since is not null and ${via("telegram")}`,
      "v.waiting_since, v.id",
    ),
  };
  for (const [query, expected] of Object.entries(queues)) {
    const { ids, sizes } = await pages(query);
    expect(ids, query).toEqual(expected);
    expect(sizes.slice(0, -1).every((size) => size === 30)).toBe(true);
  }
  expect(queues["queue=all"].length).toBeGreaterThan(150);
  expect(queues["queue=snoozed"].length).toBeGreaterThan(30);
});

test("a page may end among those where nothing was said yet", async () => {
  await sql`update conversations set last_at = null where client_id % 8 = 2`.execute(db());
  await sql`update conversations set state = 'open', assigned_user_id = ${anna.id}, last_at = null where client_id % 8 = 0`.execute(
    db(),
  );
  const { ids } = await pages("queue=mine");
  expect(ids).toEqual(await inOrder(`v.state = 'open' and v.assigned_user_id = ${anna.id}`, NEWEST));
});
