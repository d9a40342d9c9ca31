import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { whatsappNowhere } from "../../../../test/whatsapp-nowhere.ts";
import { wholeProgram, type Whole } from "../../../../test/whole.ts";
import { findOrCreateByPhone } from "../../clients/index.ts";
import { findMessages } from "./find-messages.ts";
import { stemsOf } from "./spans.ts";

// Ids are given by hand, far apart (each word by its own remainder of 100): a firm of 600 thousand messages with only
// those that matter here.
const TOP = 600_000;
const FRESH = 2000;
let whole: Whole;

beforeAll(async () => {
  whole = await wholeProgram({ env: { DEMO: "1" } });
  const connectionId = await whatsappNowhere(whole.ctx());
  const phone = "+79137050001";
  const client = await findOrCreateByPhone(whole.ctx(), { phone, name: "Ольга", source: "site" });
  await sql`insert into dialogs (connection_id, client_id, channel, address) values (${connectionId}, ${client.id}, 'whatsapp', ${`whatsapp:${phone}`})`.execute(
    db(),
  );
  // The newest ones say nothing, so that no word is found by looking at them one by one.
  await say("тишина", TOP - FRESH + 1, TOP, 1);
  await say("документы", 1, TOP - FRESH, 1000);
  await say("справка", 2, TOP - FRESH, 500);
  await say("справка доход", 3, TOP - FRESH, 5000);
  await say("доход", 4, 100_000, 400);
  await say("реструктуризация", 5, 200_000, 20_000);
  await say("апелляция", 6, 6, 1);
  await say("определение", 7, 60_000, 1000);
}, 120_000);
afterAll(() => whole?.close());

const db = () => whole.app.database.db;

async function say(body: string, from: number, to: number, step: number): Promise<void> {
  await sql`insert into messages (id, dialog_id, connection_id, client_id, direction, kind, body, state, author_kind, not_before, created_at) overriding system value
    select i, d.id, d.connection_id, d.client_id, 'in', 'text', ${body}::text || ' ' || i, 'received', 'client', m.at, m.at
    from generate_series(${from}::int, ${to}::int, ${step}::int) i, dialogs d, (select ${whole.clock.now()}::timestamptz as at) m`.execute(
    db(),
  );
}

async function found(q: string): Promise<string[]> {
  const stems = stemsOf(q);
  if (!stems) throw new Error(`no words: ${q}`);
  return (await findMessages(whole.ctx(), stems)).map(({ text }) => text);
}

/** By looking through everything. */
async function newest(q: string): Promise<string[]> {
  const rows = await sql<{ body: string }>`
    select body from messages where to_tsvector('russian', body) @@ plainto_tsquery('russian', ${q}) order by id desc limit 40`.execute(
    db(),
  );
  return rows.rows.map(({ body }) => body);
}

test.each([
  ["a frequent word, found in the newest spans", "документы", 40],
  ["one more frequent still", "справка", 40],
  ["two words, of which each is frequent and both together are not", "справка доход", 40],
  ["a frequent word of which nothing new was heard", "определение", 40],
  ["a rare word", "реструктуризация", 10],
  ["one message of the very beginning", "апелляция", 1],
])("%s: the newest forty, none left out, none twice, in their order", async (_, q, count) => {
  const bodies = await found(q);
  expect(bodies).toHaveLength(count);
  expect(bodies).toEqual(await newest(q));
});

test("among the newest a beginning of a word counts, and older whole words come after it", async () => {
  await say("документация", TOP + 1, TOP + 1, 1);
  const bodies = await found("документ");
  expect(bodies.slice(0, 2)).toEqual([`документация ${TOP + 1}`, "документы 597001"]);
  expect(bodies).toHaveLength(40);
});

test("a beginning that is no word is found anywhere when nothing else is", async () => {
  expect(await found("апелл")).toEqual(["апелляция 6"]);
  expect(await found("нетакого")).toEqual([]);
});
