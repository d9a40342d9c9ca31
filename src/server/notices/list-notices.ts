import { sql } from "kysely";
import type { z } from "zod";
import type { listNotices as endpoint, Notice } from "../../api/notices.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { idCursor } from "../kernel/cursor.ts";

const PAGE = 30;

type Line = z.input<typeof Notice>;
const columns = [
  "id",
  "kind",
  "text",
  "data",
  "client_id",
  "matter_id",
  "at",
  "last_at",
  "read_at",
  "joined",
  "with_sound",
] as const;
// The name alone, read where it is kept: clients stand on the same floor.
const clientName = sql<string | null>`(select c.name from clients c where c.id = client_id)`.as("client_name");

/** One's own notices, newest first, and how many of all are unread. */
export async function listNotices(
  ctx: Ctx,
  query: z.output<typeof endpoint.query>,
): Promise<z.input<typeof endpoint.reply>> {
  const userId = ctx.actor.id ?? 0;
  const after = idCursor(query.after);
  const rows = await ctx.db
    .selectFrom("notices")
    .select(columns)
    .select(clientName)
    .where("user_id", "=", userId)
    .where("in_bell", "=", true)
    .where("joined_to", "is", null)
    .$if(after !== null, (q) => q.where("id", "<", after ?? 0))
    .orderBy("id", "desc")
    .limit(PAGE + 1)
    .execute();
  const shown = rows.slice(0, PAGE);
  return {
    items: shown.map(toLine),
    next: rows.length > PAGE ? String(shown.at(-1)?.id) : null,
    unread: await countUnread(ctx, userId),
  };
}

/** What stands as one, opened: the newest first. */
export async function listJoined(ctx: Ctx, noticeId: number): Promise<Line[]> {
  const rows = await ctx.db
    .selectFrom("notices")
    .select(columns)
    .select(clientName)
    .where("user_id", "=", ctx.actor.id ?? 0)
    .where((eb) => eb.or([eb("id", "=", noticeId), eb("joined_to", "=", noticeId)]))
    .orderBy("id", "desc")
    .limit(200)
    .execute();
  return rows.map((row) => ({ ...toLine(row), joined: 1, at: row.at }));
}

interface Row {
  id: number;
  kind: string;
  text: string;
  data: Record<string, unknown>;
  client_id: number | null;
  client_name: string | null;
  matter_id: number | null;
  at: Date;
  last_at: Date | null;
  read_at: Date | null;
  joined: number;
  with_sound: boolean;
}

const toLine = ({ client_id, client_name, matter_id, at, last_at, read_at, with_sound, ...row }: Row): Line => ({
  ...row,
  client: client_id === null || client_name === null ? null : { id: client_id, name: client_name },
  matterId: matter_id,
  at: last_at ?? at,
  isRead: read_at !== null,
  withSound: with_sound,
});

async function countUnread(ctx: Ctx, userId: number): Promise<number> {
  const row = await ctx.db
    .selectFrom("notices")
    .select((eb) => eb.fn.countAll<number>().as("unread"))
    .where("user_id", "=", userId)
    .where("read_at", "is", null)
    .where("in_bell", "=", true)
    .where("joined_to", "is", null)
    .executeTakeFirstOrThrow();
  return Number(row.unread);
}
