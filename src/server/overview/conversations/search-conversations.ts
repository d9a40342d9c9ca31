import { sql } from "kysely";
import type { AnswerOf, QueryOf } from "../../../api/endpoint.ts";
import type { searchConversations as endpoint } from "../../../api/inbox.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { clientIdsBy } from "../search.ts";
import { briefsOf, linesOf } from "./brief.ts";
import { findTexts } from "./find-texts.ts";
import { seenConversations } from "./sight.ts";

const AT_MOST = 40;

/** By whom: name, phone; and by what was said. The newest conversations of what was found. */
export async function searchConversations(
  ctx: Ctx,
  { q, channel }: QueryOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const named = await clientIdsBy(ctx, q, AT_MOST);
  const texts = await findTexts(ctx, q);
  const clientIds = [...new Set([...named, ...texts.flatMap((text) => text.client_id ?? [])])];
  const letterIds = texts.flatMap((text) => (text.client_id === null ? (text.letter_id ?? []) : []));
  if (clientIds.length + letterIds.length === 0) return { items: [] };
  const ids = await newestOf(ctx, { clientIds, letterIds, channel });
  const briefs = await briefsOf(ctx, await linesOf(ctx, ids));
  return {
    items: briefs.map((brief) => {
      const text = texts.find((one) =>
        brief.client ? one.client_id === brief.client.id : one.letter_id === brief.letter?.id,
      );
      return { ...brief, found: text ? { kind: text.kind, text: text.text, at: text.at } : null };
    }),
  };
}

interface Whose {
  clientIds: number[];
  letterIds: number[];
  channel: string | undefined;
}

async function newestOf(ctx: Ctx, { clientIds, letterIds, channel }: Whose): Promise<number[]> {
  const by =
    channel === undefined
      ? sql`true`
      : sql`exists (select from conversation_channels k where k.channel = ${channel} and k.conversation_id = v.id)`;
  const { rows } = await sql<{ id: number }>`
    select v.id from (
      select id, letter_id, last_at from conversations where client_id = any(${clientIds}::bigint[])
      union all select id, letter_id, last_at from conversations where letter_id = any(${letterIds}::bigint[])) v
    where ${seenConversations(ctx)} and ${by} order by v.last_at desc nulls last, v.id desc limit ${AT_MOST}`.execute(
    ctx.db,
  );
  return rows.map(({ id }) => id);
}
