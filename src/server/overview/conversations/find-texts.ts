import { sql } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";
import { seenLetters } from "./sight.ts";

/** The newest word of a party that has what was looked for. */
export interface FoundText {
  kind: "message" | "letter";
  client_id: number | null;
  letter_id: number | null;
  text: string;
  at: Date;
}
const AT_MOST = 40;
/** So many of the newest messages are looked at one by one. */
const FRESH = 2000;
const SHOWN = 240;

/** Messages by stems of their words, letters by parts of theirs, newest first and only so many. */
export async function findTexts(ctx: Ctx, q: string): Promise<FoundText[]> {
  const stems = stemsOf(q);
  const found = stems === null ? [] : await inMessages(ctx, stems);
  return [...found, ...(await inLetters(ctx, q))].toSorted((a, b) => b.at.getTime() - a.at.getTime());
}

interface Stems {
  whole: string;
  begun: string;
}

/** Every word; `begun` takes the last one as a beginning, since it may still be being typed. Nothing but letters and digits goes in. */
function stemsOf(q: string): Stems | null {
  const words =
    q
      .toLowerCase()
      .replaceAll("ё", "е")
      .match(/[\p{L}\p{N}]+/gu)
      ?.slice(0, 6) ?? [];
  if (words.length === 0) return null;
  const whole = words.map((word) => `'${word}'`).join(" & ");
  return { whole, begun: (words.at(-1)?.length ?? 0) > 2 ? `${whole}:*` : whole };
}

/**
 * Looks that follow one another in one statement, each only while too little is found: the newest messages one by one,
 * where also the beginning of a word counts; whole words in the newest two neighbourhoods of 16 thousand, of 131
 * thousand, in all; and last, when nothing is found, the beginning of a word anywhere: the index has to join all words
 * that begin so, which is dear for a frequent one, and a frequent one is found by the first look.
 */
async function inMessages(ctx: Ctx, { whole, begun }: Stems): Promise<FoundText[]> {
  const { rows: tops } = await sql<{ top: number | null }>`select max(id) as top from messages`.execute(ctx.db);
  const top = tops[0]?.top ?? 0;
  const query = (stems: string) => sql`to_tsquery('russian'::regconfig, ${stems}::text)`;
  const near = (shift: 14 | 17) => sql`words @@ (${query(whole)} && ${neighbourhoods(top, shift)}::tsquery)`;
  const has = (name: string) => sql`(select count(*) from ${sql.ref(name)})`;
  const enough = sql`${AT_MOST}::int`;
  const rows = await sql<FoundText>`
    with fresh as materialized (select id from (select id, words from messages order by id desc limit ${FRESH}::int) n where words @@ ${query(begun)}),
      near as materialized (select id from messages where ${has("fresh")} < ${enough} and ${near(14)}),
      further as materialized (select id from messages where ${has("fresh")} + ${has("near")} < ${enough} and ${near(17)}),
      anywhere as materialized (select id from messages where ${has("fresh")} + ${has("near")} + ${has("further")} < ${enough} and words @@ ${query(whole)}),
      begun as materialized (select id from messages where ${has("fresh")} + ${has("anywhere")} = 0 and words @@ ${query(begun)}),
      newest as (select id from fresh union select id from near union select id from further union select id from anywhere union select id from begun
        order by id desc limit ${enough})
    select 'message' as kind, m.client_id, null::bigint as letter_id, left(m.body, ${SHOWN}::int) as text, m.created_at as at
    from newest join messages m using (id)`.execute(ctx.db);
  return rows.rows;
}

/** The newest two of a size, as migration 0069 names them. */
function neighbourhoods(top: number, shift: 14 | 17): string {
  const last = Math.floor(top / 2 ** shift);
  return `'#${shift}-${last}' | '#${shift}-${last - 1}'`;
}

async function inLetters(ctx: Ctx, q: string): Promise<FoundText[]> {
  if (!ctx.app.mayDo(ctx.actor, "letters.read")) return [];
  const pattern = `%${q
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/[\\%_]/g, "\\$&")}%`;
  const rows = await sql<FoundText>`
    select 'letter' as kind, l.client_id, l.id as letter_id, left(concat_ws(': ', nullif(l.subject, ''), l.snippet), ${SHOWN}::int) as text, l.at
    from letters l where l.search like ${pattern}::text and ${seenLetters(ctx)} order by l.at desc, l.id desc limit ${AT_MOST}`.execute(
    ctx.db,
  );
  return rows.rows;
}
