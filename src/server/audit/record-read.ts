import { sql } from "kysely";
import type { Ctx } from "../kernel/ctx.ts";

interface Read {
  clientId: number;
  what: string;
  /** For what a screen asks anew by itself: no second row of the same reader so soon after the first. */
  quietMinutes?: number;
}

/** One row an opening of a person's card or dialog. Robots and partners read nothing with their eyes. */
export async function recordRead(ctx: Ctx, { clientId, what, quietMinutes }: Read): Promise<void> {
  if (ctx.actor.kind !== "employee" || ctx.actor.id === null) return;
  const since = quietMinutes === undefined ? null : new Date(ctx.now.getTime() - quietMinutes * 60_000);
  await sql`
    insert into card_reads (at, user_id, client_id, what)
    select ${ctx.now}::timestamptz, ${ctx.actor.id}::bigint, ${clientId}::bigint, ${what}::text
    where ${since}::timestamptz is null or not exists (
      select from card_reads where client_id = ${clientId}::bigint and user_id = ${ctx.actor.id}::bigint
        and what = ${what}::text and at > ${since}::timestamptz)`.execute(ctx.db);
}
