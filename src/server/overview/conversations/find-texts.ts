import { sql } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";
import { AT_MOST, findMessages, SHOWN, type FoundText } from "./find-messages.ts";
import { seenLetters } from "./sight.ts";
import { stemsOf } from "./spans.ts";

/** Messages by stems of their words, letters by parts of theirs, newest first and only so many. */
export async function findTexts(ctx: Ctx, q: string): Promise<FoundText[]> {
  const stems = stemsOf(q);
  const found = stems === null ? [] : await findMessages(ctx, stems);
  return [...found, ...(await inLetters(ctx, q))].toSorted((a, b) => b.at.getTime() - a.at.getTime());
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
