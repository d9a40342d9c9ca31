import { sql, type RawBuilder } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";

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
