import { sql, type RawBuilder } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";

/** How the morning letters to employees are named; who may read the mailbox does not read these: they hold another's news. */
export const digestKey = (digestId: number): string => `digest ${digestId}`;

/** The letters, by the table's name in the query, that the actor may see. */
export function mayReadLetter(ctx: Pick<Ctx, "actor">, letters: "l" | "letters"): RawBuilder<boolean> {
  if (ctx.actor.kind !== "employee") return sql<boolean>`true`;
  return sql<boolean>`(${mayReadMailbox(ctx, sql.ref(`${letters}.mailbox_id`))}
    and coalesce(${sql.ref(`${letters}.once_key`)}, '') not like 'digest %')`;
}

/**
 * Whose letters the actor may see: those of shared mailboxes, of his own, and of those shared with him. Not even an
 * administrator reads another's personal mailbox. Robots and the system are asked by nobody.
 */
export function mayReadMailbox(ctx: Pick<Ctx, "actor">, mailboxId: RawBuilder<number>): RawBuilder<boolean> {
  if (ctx.actor.kind !== "employee") return sql<boolean>`true`;
  const userId = ctx.actor.id ?? 0;
  return sql<boolean>`exists (select from mailboxes mb where mb.id = ${mailboxId} and (mb.kind = 'shared' or mb.owner_id = ${userId}::bigint
    or exists (select from mailbox_shares ms where ms.mailbox_id = mb.id and ms.user_id = ${userId}::bigint)))`;
}
