import { sql } from "kysely";
import type { Ctx } from "../kernel/ctx.ts";
import { invalid } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { holdClient } from "./store.ts";

/** A note for colleagues in the client's timeline. */
export const addComment = (
  ctx: Ctx,
  note: { clientId: number; body: string; matterId?: number | undefined },
): Promise<{ id: number }> =>
  inTx(ctx, async (ctx) => {
    await holdClient(ctx, note.clientId);
    // A robot speaks of its own card; a person may name any.
    if (ctx.actor.kind === "employee" && note.matterId && !(await isMatterOf(ctx, note.matterId, note.clientId)))
      throw invalid({ matterId: "wrong" });
    const row = await ctx.db
      .insertInto("comments")
      .values({
        client_id: note.clientId,
        matter_id: note.matterId ?? null,
        user_id: ctx.actor.kind === "employee" ? ctx.actor.id : null,
        body: note.body,
        at: ctx.now,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await emit(
      ctx,
      "comment.added",
      { clientId: note.clientId, matterId: note.matterId ?? null, subjectId: row.id },
      { commentId: row.id },
    );
    return row;
  });

/** Read where it is kept: matters stand above the clients. */
async function isMatterOf(ctx: Ctx, matterId: number, clientId: number): Promise<boolean> {
  const found = await sql`select 1 from matters where id = ${matterId} and client_id = ${clientId}`.execute(ctx.db);
  return found.rows.length > 0;
}
