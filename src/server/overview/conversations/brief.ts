import { sql } from "kysely";
import { CLAIM_MINUTES } from "../../inbox/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import type { Brief, ConversationLine } from "./line.ts";
import { lastWordsOf } from "./last-words.ts";
import { seenLetters } from "./sight.ts";

/** `v` is the conversation; names are looked up for the few rows of a page only. */
export const lineOf = (ctx: Ctx) => ({
  columns: sql`v.id, v.state, v.client_id, c.name as client_name, p.phone, v.letter_id, coalesce(nullif(l.from_name, ''), l.from_address) as letter_from, l.subject,
    v.assigned_user_id as assigned_id, ua.name as assigned_name, v.claimed_by, uc.name as claimed_name, v.claimed_at,
    v.waiting_since, v.snoozed_until, v.woken_at, v.is_unread, v.last_at, v.last_kind, v.last_ref, v.last_side, v.last_channel`,
  joins: sql`left join clients c on c.id = v.client_id left join client_phones p on p.client_id = v.client_id and p.is_primary
    left join letters l on l.id = v.letter_id and ${seenLetters(ctx)}
    left join users ua on ua.id = v.assigned_user_id
    left join users uc on uc.id = v.claimed_by and v.claimed_at > ${new Date(ctx.now.getTime() - CLAIM_MINUTES * 60_000)}`,
});

/**
 * Lines of a page in the order of its ids. Apart from the walk that finds the ids: each of the two statements then has
 * one good plan that PostgreSQL keeps, while planning all these joins anew took longer than reading the page.
 */
export async function linesOf(ctx: Ctx, ids: readonly number[]): Promise<ConversationLine[]> {
  if (ids.length === 0) return [];
  const { columns, joins } = lineOf(ctx);
  const { rows } = await sql<ConversationLine>`
    select ${columns} from conversations v ${joins} where v.id = any(${ids}::bigint[])`.execute(ctx.db);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

export async function briefsOf(ctx: Ctx, lines: readonly ConversationLine[]): Promise<Brief[]> {
  const words = await lastWordsOf(ctx, lines);
  return lines.map((line) => ({
    id: line.id,
    state: line.state,
    assigned: personOf(line.assigned_id, line.assigned_name),
    claim:
      line.claimed_by !== null && line.claimed_name !== null && line.claimed_at !== null
        ? { id: line.claimed_by, name: line.claimed_name, at: line.claimed_at }
        : null,
    waitingSince: line.waiting_since,
    snoozedUntil: line.snoozed_until,
    wokenAt: line.woken_at,
    isUnread: line.is_unread,
    client:
      line.client_id !== null && line.client_name !== null
        ? { id: line.client_id, name: line.client_name, phone: line.phone }
        : null,
    letter:
      line.letter_id !== null && line.letter_from !== null
        ? { id: line.letter_id, from: line.letter_from, subject: line.subject ?? "" }
        : null,
    lastAt: line.last_at,
    last: words.get(line.id) ?? null,
  }));
}

const personOf = (id: number | null, name: string | null) => (id !== null && name !== null ? { id, name } : null);
