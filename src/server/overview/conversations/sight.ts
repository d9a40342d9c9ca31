import { sql, type RawBuilder } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";

/** Letters the reader may see, as a condition on `l`: of shared mailboxes, his own, and those he was let into. */
export function seenLetters(ctx: Ctx): RawBuilder<boolean> {
  if (!ctx.app.mayDo(ctx.actor, "letters.read")) return sql<boolean>`false`;
  // A morning letter to an employee holds his news alone, though it goes from a common mailbox.
  return sql<boolean>`coalesce(l.once_key, '') not like 'digest %' and exists (select from mailboxes b where b.id = l.mailbox_id and (b.kind = 'shared' or b.owner_id = ${ctx.actor.id}
    or exists (select from mailbox_shares s where s.mailbox_id = b.id and s.user_id = ${ctx.actor.id})))`;
}

/**
 * Conversations the reader may see, as a condition on `v`: all of clients, and letters of nobody by their mailbox. Not
 * by `exists`: of that PostgreSQL may make a table of all letters he sees, for the sake of one row.
 */
export function seenConversations(ctx: Ctx): RawBuilder<boolean> {
  return sql<boolean>`(v.letter_id is null or (select true from letters l where l.id = v.letter_id and ${seenLetters(ctx)}))`;
}
