import { sql, type RawBuilder } from "kysely";
import type { AnswerOf, QueryOf } from "../../../api/endpoint.ts";
import type { listWords as endpoint } from "../../../api/inbox.ts";
import { recordRead } from "../../audit/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { keyCursor, numberOf } from "../../kernel/cursor.ts";
import { notFound } from "../../kernel/errors.ts";
import { streamKinds, type Place, type StreamKind } from "./place.ts";
import { seenConversations, seenLetters } from "./sight.ts";
import { wordsOf } from "./words.ts";

const PAGE = 40;
/** The conversation from its end: each channel gives its newest few by its own index, and the page is merged of them. */
export async function listWords(
  ctx: Ctx,
  id: number,
  query: QueryOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const party = await partyOf(ctx, id);
  const places = (await placesOf(ctx, party, cursorOf(query.after))).toSorted(
    (a, b) => b.micros - a.micros || b.rank - a.rank || b.id - a.id,
  );
  const shown = places.slice(0, PAGE);
  const last = shown.at(-1);
  // From the middle too: whoever begins there must not read unseen.
  if (party.clientId !== null)
    await recordRead(ctx, { clientId: party.clientId, what: "conversation", quietMinutes: 10 });
  return {
    items: await wordsOf(ctx, shown),
    next: places.length > PAGE && last ? `${last.micros}.${last.rank}_${last.id}` : null,
  };
}

interface Party {
  clientId: number | null;
  letterId: number | null;
}

async function partyOf(ctx: Ctx, id: number): Promise<Party> {
  const rows = await sql<Party>`
    select v.client_id as "clientId", v.letter_id as "letterId" from conversations v where v.id = ${id} and ${seenConversations(ctx)}`.execute(
    ctx.db,
  );
  const [party] = rows.rows;
  if (!party) throw notFound("conversation");
  return party;
}

type Cursor = Pick<Place, "micros" | "rank" | "id">;

/** `micros.rank_id` of the last word shown. */
function cursorOf(after: string | undefined): Cursor | null {
  const last = keyCursor(after);
  if (last === null) return null;
  const [micros = "", rank = ""] = last.value.split(".");
  return { micros: numberOf(micros), rank: numberOf(rank), id: last.id };
}

async function placesOf(ctx: Ctx, party: Party, cursor: Cursor | null): Promise<Place[]> {
  if (party.clientId === null) return cursor === null ? loneLetter(ctx, party.letterId) : [];
  const own = sql`${party.clientId}::bigint`;
  const sources: Record<StreamKind, RawBuilder<unknown> | null> = {
    message: source("message", sql`messages l where l.client_id = ${own}`, sql`l.created_at`, cursor),
    letter: ctx.app.mayDo(ctx.actor, "letters.read")
      ? source("letter", sql`letters l where l.client_id = ${own} and ${seenLetters(ctx)}`, sql`l.at`, cursor)
      : null,
    call: ctx.app.mayDo(ctx.actor, "calls.read")
      ? source("call", sql`calls l where l.client_id = ${own}`, sql`l.at`, cursor)
      : null,
    note: source("note", sql`comments l where l.client_id = ${own}`, sql`l.at`, cursor),
  };
  const parts = sql.join(
    Object.values(sources).filter((part) => part !== null),
    sql` union all `,
  );
  return (await sql<Place>`${parts}`.execute(ctx.db)).rows;
}

function source(kind: StreamKind, from: RawBuilder<unknown>, at: RawBuilder<unknown>, cursor: Cursor | null) {
  const rank = streamKinds.indexOf(kind);
  return sql`(select ${kind} as kind, ${rank}::int as rank, l.id, (extract(epoch from ${at}) * 1000000)::bigint as micros, ${at} as at
    from ${from} and ${cursor === null ? sql`true` : before(at, rank, cursor)} order by ${at} desc, l.id desc limit ${PAGE + 1})`;
}

/** What stands before the cursor: of one moment, kinds of a lower rank come later in the page. */
function before(at: RawBuilder<unknown>, rank: number, cursor: Cursor): RawBuilder<unknown> {
  const moment = sql`('epoch'::timestamptz + ${cursor.micros}::bigint * interval '1 microsecond')`;
  if (rank < cursor.rank) return sql`${at} <= ${moment}`;
  return rank > cursor.rank ? sql`${at} < ${moment}` : sql`(${at}, l.id) < (${moment}, ${cursor.id}::bigint)`;
}

async function loneLetter(ctx: Ctx, letterId: number | null): Promise<Place[]> {
  const rows = await sql<Place>`
    select 'letter' as kind, 1 as rank, l.id, (extract(epoch from l.at) * 1000000)::bigint as micros, l.at from letters l
    where l.id = ${letterId} and ${seenLetters(ctx)}`.execute(ctx.db);
  return rows.rows;
}
