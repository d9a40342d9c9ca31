import { sql, type RawBuilder, type Selectable } from "kysely";
import type { Ctx } from "../kernel/ctx.ts";
import { notFound } from "../kernel/errors.ts";
import type { Subject } from "../kernel/events.ts";
import type { ConversationsTable } from "./tables.ts";

export type ConversationRow = Selectable<ConversationsTable>;

/** Held until the commit: of two who answer at once the second sees the first. */
export async function lockConversation(ctx: Ctx, id: number): Promise<ConversationRow> {
  const row = await ctx.db
    .selectFrom("conversations")
    .selectAll()
    .where("id", "=", id)
    .where(isSeen(ctx))
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound("conversation");
  return row;
}

/** That of nobody's letter exists for those alone who may read the letter's mailbox. */
export function isSeen(ctx: Pick<Ctx, "actor">): RawBuilder<boolean> {
  if (ctx.actor.kind !== "employee") return sql<boolean>`true`;
  return sql<boolean>`(conversations.letter_id is null or exists (select from letters l join mailboxes b on b.id = l.mailbox_id
    where l.id = conversations.letter_id and (b.kind = 'shared' or b.owner_id = ${ctx.actor.id}
      or exists (select from mailbox_shares s where s.mailbox_id = b.id and s.user_id = ${ctx.actor.id}))))`;
}

export const aboutConversation = (row: Pick<ConversationRow, "id" | "client_id">): Subject => ({
  clientId: row.client_id,
  subjectId: row.id,
});

/** Null when a robot or the system acts: the word is then nobody's claim. */
export const myId = (ctx: Ctx): number | null => (ctx.actor.kind === "employee" ? ctx.actor.id : null);

/** Its channels' lists hold it by its last moment too; whoever sets `last_at` calls this. */
export async function orderChannels(ctx: Ctx, conversationId: number): Promise<void> {
  await ctx.db
    .updateTable("conversation_channels")
    .set({ last_at: ctx.now })
    .where("conversation_id", "=", conversationId)
    .execute();
}
