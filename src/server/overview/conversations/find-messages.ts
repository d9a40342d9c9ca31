import { sql, type RawBuilder } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";
import { FIRST_SPAN, idsFurther, spanBelow, type Stems } from "./spans.ts";

/** The newest word of a party that has what was looked for. */
export interface FoundText {
  kind: "message" | "letter";
  client_id: number | null;
  letter_id: number | null;
  text: string;
  at: Date;
}
interface Hit extends FoundText {
  id: number;
}

export const AT_MOST = 40;
export const SHOWN = 240;
/** So many of the newest messages are looked at one by one. */
const FRESH = 2000;

/**
 * The newest messages that have the words, each once. Looks follow one another, each only while too little is found:
 * the newest messages one by one, where also the beginning of a word counts; whole words, from the newest ids back; and
 * last, when nothing is found, the beginning of a word anywhere: the index has to join all words that begin so, which
 * is dear for a frequent one, and a frequent one is found by the first look.
 */
export async function findMessages(ctx: Ctx, { whole, begun }: Stems): Promise<FoundText[]> {
  const fresh = sql`select id, words from messages order by id desc limit ${sql.lit(FRESH)}`;
  const found = keyed(await newestOf(ctx, sql`select id from (${fresh}) n where words @@ ${query(begun)}`));
  if (found.size < AT_MOST) await lookBack(ctx, whole, found);
  if (found.size > 0) return [...found.values()].toSorted((a, b) => b.id - a.id).slice(0, AT_MOST);
  return newestOf(ctx, sql`select id from messages where words @@ ${query(begun)}`);
}

/**
 * By the names of neighbourhoods that each message bears (migration 0069), one span of ids after another: thousands of
 * older hits of a frequent word are never gathered to be sorted. A word that the spans show to be rare is asked of all
 * messages at once, and so is what stays too little: fewer than wanted are found only where there are no more.
 */
async function lookBack(ctx: Ctx, whole: string, found: Map<number, Hit>): Promise<void> {
  const end = (await newestId(ctx)) + 1;
  let low = end;
  let ids = FIRST_SPAN;
  while (found.size < AT_MOST) {
    const span = spanBelow(low, ids);
    // Two conditions, not one tsquery of both: the index then skips from word to word and does not read the whole span.
    const inside = span === null ? sql`true` : sql`words @@ ${span.names}::tsquery`;
    keyed(await newestOf(ctx, sql`select id from messages where words @@ ${query(whole)} and ${inside}`), found);
    if (span === null) return;
    ({ low } = span);
    ids = idsFurther(end - low, found.size, AT_MOST);
  }
}

const query = (stems: string) => sql`to_tsquery('russian'::regconfig, ${stems}::text)`;

function keyed(hits: readonly Hit[], found = new Map<number, Hit>()): Map<number, Hit> {
  for (const hit of hits) found.set(hit.id, hit);
  return found;
}

async function newestId(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ top: number | null }>`select max(id) as top from messages`.execute(ctx.db);
  return rows[0]?.top ?? 0;
}

/** Gathered before they are sorted: in the order of ids all messages would be walked for a word that few have. */
async function newestOf(ctx: Ctx, ids: RawBuilder<unknown>): Promise<Hit[]> {
  const { rows } = await sql<Hit>`
    with hits as materialized (${ids}), newest as (select id from hits order by id desc limit ${sql.lit(AT_MOST)})
    select 'message' as kind, id, m.client_id, null::bigint as letter_id, left(m.body, ${sql.lit(SHOWN)}) as text, m.created_at as at
    from newest join messages m using (id) order by id desc`.execute(ctx.db);
  return rows;
}
