import type { Selectable } from "kysely";
import type { Ctx } from "../kernel/ctx.ts";
import { notFound } from "../kernel/errors.ts";
import type { Subject } from "../kernel/events.ts";
import type { ConversationsTable } from "./tables.ts";

export type ConversationRow = Selectable<ConversationsTable>;

/** Held until the commit: of two who answer at once the second sees the first. */
export async function lockConversation(ctx: Ctx, id: number): Promise<ConversationRow> {
  const row = await ctx.db.selectFrom("conversations").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
  if (!row) throw notFound("conversation");
  return row;
}

export const aboutConversation = (row: Pick<ConversationRow, "id" | "client_id">): Subject => ({
  clientId: row.client_id,
  subjectId: row.id,
});

export const myId = (ctx: Ctx): number | null => (ctx.actor.kind === "employee" ? ctx.actor.id : null);
