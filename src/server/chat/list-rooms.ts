import { sql, type RawBuilder } from "kysely";
import type { z } from "zod";
import type { ChatRoom } from "../../api/chat.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { notFound } from "../kernel/errors.ts";
import { excerpt } from "./rules.ts";
import { employeeOf } from "./store.ts";

type RoomLine = z.input<typeof ChatRoom>;

/** Counts stop here: "99+" is all a badge can say. */
const CAP = 100;
const MOST = 500;

/** Open rooms, rooms one belongs to and threads one follows, the newest first. */
export const listRooms = (ctx: Ctx, archived: boolean): Promise<RoomLine[]> =>
  read(
    ctx,
    sql`(r.kind = 'open' or (m.user_id is not null and (r.kind <> 'client' or m.follows)))
      and ${ctx.app.mayDo(ctx.actor, "clients.read") ? sql`true` : sql`r.kind <> 'client'`}
      and r.archived_at is ${archived ? sql`not null` : sql`null`}`,
  );

/** One room as the actor sees it; the caller has looked whether he may. */
export async function readRoomLine(ctx: Ctx, roomId: number): Promise<RoomLine> {
  const [room] = await read(ctx, sql`r.id = ${roomId}`);
  if (!room) throw notFound("room");
  return room;
}

/** Without a mark of his own, what was said before a person came to the firm is not news to him. */
export const unreadOf = sql`p.room_id = r.id and p.joined_to is null and p.removed_at is null
  and coalesce(p.last_id, p.id) > coalesce(m.read_post_id, 0) and (m.user_id is not null or p.at > me.created_at)
  and not (p.author_kind = 'employee' and p.author_id = me.id)`;

async function read(ctx: Ctx, where: RawBuilder<unknown>): Promise<RoomLine[]> {
  const me = employeeOf(ctx);
  const rows = await sql<Row>`
    select r.id, r.kind, r.title, r.topic, r.code, r.client_id, c.name as client_name, peer.id as peer_id, peer.name as peer_name,
      last.id as last_id, last.author_kind, last.author_id, coalesce(lu.name, last.author_title) as last_author, last.body as last_body,
      last.at as last_at, last.removed_at as last_removed_at, coalesce(m.read_post_id, 0) as read_post_id,
      coalesce(m.is_muted, false) as is_muted, coalesce(m.follows, r.kind <> 'client') as follows, r.archived_at,
      (select count(*)::int from (select 1 from chat_posts p where ${unreadOf} limit ${CAP}) x) as unread,
      (select count(*)::int from (select 1 from chat_mentions n join chat_posts p on p.id = n.post_id
        where n.user_id = me.id and ${unreadOf} limit ${CAP}) x) as mentions
    from chat_rooms r join users me on me.id = ${me}
      left join chat_members m on m.room_id = r.id and m.user_id = me.id
      left join clients c on c.id = r.client_id
      left join lateral (select u.id, u.name from chat_members o join users u on u.id = o.user_id
        where r.kind = 'direct' and o.room_id = r.id and o.user_id <> me.id limit 1) peer on true
      left join chat_posts last on last.id = r.last_post_id
      left join users lu on lu.id = last.author_id and last.author_kind = 'employee'
    where ${where}
    order by r.last_post_at desc nulls last, r.id desc limit ${MOST}`.execute(ctx.db);
  return rows.rows.map(toLine);
}

interface Row {
  id: number;
  kind: RoomLine["kind"];
  title: string;
  topic: string;
  code: string | null;
  client_id: number | null;
  client_name: string | null;
  peer_id: number | null;
  peer_name: string | null;
  last_id: number | null;
  author_kind: string | null;
  author_id: number | null;
  last_author: string | null;
  last_body: string | null;
  last_at: Date | null;
  last_removed_at: Date | null;
  read_post_id: number;
  is_muted: boolean;
  follows: boolean;
  archived_at: Date | null;
  unread: number;
  mentions: number;
}

const toLine = (row: Row): RoomLine => ({
  id: row.id,
  kind: row.kind,
  title: row.title,
  topic: row.topic,
  code: row.code,
  client: named(row.client_id, row.client_name),
  peer: named(row.peer_id, row.peer_name),
  lastPost:
    row.last_id === null || row.last_at === null || row.last_removed_at !== null
      ? null
      : {
          id: row.last_id,
          author: row.last_author ?? "",
          authorId: row.author_kind === "employee" ? row.author_id : null,
          body: excerpt(row.last_body ?? ""),
          at: row.last_at,
        },
  unread: row.unread,
  mentions: row.mentions,
  readPostId: row.read_post_id,
  isMuted: row.is_muted,
  follows: row.follows,
  isArchived: row.archived_at !== null,
});

const named = (id: number | null, name: string | null) => (id === null || name === null ? null : { id, name });
