import { sql } from "kysely";
import type { Ctx } from "../kernel/ctx.ts";

/** What other slices keep on the card for the board. Their own events tell of it; these write in their transactions. */
export async function setNextStep(
  ctx: Ctx,
  matterId: number,
  step: { id: number; title: string; dueAt: Date | null } | null,
): Promise<void> {
  await ctx.db
    .updateTable("matters")
    .set({ next_task_id: step?.id ?? null, next_task_title: step?.title ?? null, next_due_at: step?.dueAt ?? null })
    .where("id", "=", matterId)
    .execute();
}

/** More incoming messages that nobody read yet. */
export async function addUnread(ctx: Ctx, matterId: number, count: number): Promise<void> {
  await ctx.db
    .updateTable("matters")
    .set({ unread: sql<number>`greatest(0, unread + ${count}::int)` })
    .where("id", "=", matterId)
    .execute();
}

/** The client's messages were read: none of his cards shows any. */
export async function clearUnread(ctx: Ctx, clientId: number): Promise<void> {
  await ctx.db
    .updateTable("matters")
    .set({ unread: 0 })
    .where("client_id", "=", clientId)
    .where("unread", ">", 0)
    .execute();
}
