import { sql } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";
import type { Brief, ConversationLine } from "./line.ts";
import { seenLetters } from "./sight.ts";

type Last = NonNullable<Brief["last"]>;
interface Said {
  id: number;
  text: string;
  state: string;
}
/** As much as a row of the list shows. */
const SHOWN = 160;

/** The last word of each conversation, by ids of one kind at once: three lookups by primary keys a page. */
export async function lastWordsOf(ctx: Ctx, lines: readonly ConversationLine[]): Promise<Map<number, Last>> {
  const idsOf = (kind: string) => lines.flatMap((line) => (line.last_kind === kind ? (line.last_ref ?? []) : []));
  const said = {
    message: await messages(ctx, idsOf("message")),
    letter: await letters(ctx, idsOf("letter")),
    call: await calls(ctx, idsOf("call")),
  };
  const found = new Map<number, Last>();
  for (const { id, last_kind: kind, last_ref: ref, last_side: side, last_channel: channel } of lines) {
    const word = kind !== null && ref !== null ? said[kind].get(ref) : undefined;
    if (kind && side && channel && word) found.set(id, { kind, side, channel, text: word.text, state: word.state });
  }
  return found;
}

const messages = (ctx: Ctx, ids: number[]) =>
  said(ids, () =>
    sql<Said>`select id, left(body, ${SHOWN}::int) as text, case when kind = 'media' and body = '' then 'media' else state end as state
      from messages where id = any(${ids}::bigint[])`.execute(ctx.db),
  );

const letters = (ctx: Ctx, ids: number[]) =>
  said(ids, () =>
    sql<Said>`select l.id, left(coalesce(nullif(l.subject, ''), l.snippet), ${SHOWN}::int) as text, l.state
      from letters l where l.id = any(${ids}::bigint[]) and ${seenLetters(ctx)}`.execute(ctx.db),
  );

const calls = (ctx: Ctx, ids: number[]) =>
  said(ids, () =>
    sql<Said>`select id, left(note, ${SHOWN}::int) as text, coalesce(result, outcome, state) as state from calls where id = any(${ids}::bigint[])`.execute(
      ctx.db,
    ),
  );

async function said(ids: number[], read: () => Promise<{ rows: Said[] }>): Promise<Map<number, Said>> {
  return ids.length === 0 ? new Map() : new Map((await read()).rows.map((row) => [row.id, row]));
}
