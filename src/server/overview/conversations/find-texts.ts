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
const AT_MOST = 80;
const SHOWN = 240;

/**
 * Messages by stems of their words, letters by parts of theirs, newest first and only so many: a frequent word is found
 * by walking back from the newest, a rare one by its own index.
 */
export async function findTexts(ctx: Ctx, q: string): Promise<FoundText[]> {
  const stems = stemsOf(q);
  const found = stems === null ? [] : await inMessages(ctx, stems);
  return [...found, ...(await inLetters(ctx, q))].toSorted((a, b) => b.at.getTime() - a.at.getTime());
}

/** Every word, the last one as its beginning: it may still be being typed. Nothing but letters and digits goes in. */
function stemsOf(q: string): string | null {
  const words =
    q
      .toLowerCase()
      .replaceAll("ё", "е")
      .match(/[\p{L}\p{N}]+/gu)
      ?.slice(0, 6) ?? [];
  const last = words.pop();
  if (last === undefined) return null;
  return [...words.map((word) => `'${word}'`), last.length > 2 ? `'${last}':*` : `'${last}'`].join(" & ");
}

async function inMessages(ctx: Ctx, stems: string): Promise<FoundText[]> {
  const rows = await sql<FoundText>`
    select 'message' as kind, m.client_id, null::bigint as letter_id, left(m.body, ${SHOWN}::int) as text, m.created_at as at
    from (select id from messages where words @@ to_tsquery('russian'::regconfig, ${stems}::text) order by id desc limit ${AT_MOST}) f
    join messages m on m.id = f.id`.execute(ctx.db);
  return rows.rows;
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
