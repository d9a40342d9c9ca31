import { sql } from "kysely";
import type { z } from "zod";
import type { listNotices as endpoint } from "../../api/notices.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { idCursor } from "../kernel/cursor.ts";

const PAGE = 30;

/** One's own notices, newest first, and how many of all are unread. */
export async function listNotices(
  ctx: Ctx,
  query: z.output<typeof endpoint.query>,
): Promise<z.input<typeof endpoint.reply>> {
  const userId = ctx.actor.id ?? 0;
  const after = idCursor(query.after);
  const rows = await ctx.db
    .selectFrom("notices")
    .select(["id", "kind", "text", "data", "client_id", "matter_id", "at", "read_at"])
    // The name alone, read where it is kept: clients stand on the same floor.
    .select(sql<string | null>`(select c.name from clients c where c.id = client_id)`.as("client_name"))
    .where("user_id", "=", userId)
    .$if(after !== null, (q) => q.where("id", "<", after ?? 0))
    .orderBy("id", "desc")
    .limit(PAGE + 1)
    .execute();
  const shown = rows.slice(0, PAGE);
  return {
    items: shown.map(({ client_id, client_name, matter_id, read_at, ...row }) => ({
      ...row,
      client: client_id === null || client_name === null ? null : { id: client_id, name: client_name },
      matterId: matter_id,
      isRead: read_at !== null,
    })),
    next: rows.length > PAGE ? String(shown.at(-1)?.id) : null,
    unread: await countUnread(ctx, userId),
  };
}

async function countUnread(ctx: Ctx, userId: number): Promise<number> {
  const row = await ctx.db
    .selectFrom("notices")
    .select((eb) => eb.fn.countAll<number>().as("unread"))
    .where("user_id", "=", userId)
    .where("read_at", "is", null)
    .executeTakeFirstOrThrow();
  return Number(row.unread);
}
