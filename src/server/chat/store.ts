import { sql, type Selectable } from "kysely";
import type { z } from "zod";
import type { ChatPost } from "../../api/chat.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { notFound, unauthorized } from "../kernel/errors.ts";
import { maySee } from "./rules.ts";
import type { ChatRoomsTable } from "./tables.ts";

export type Post = z.input<typeof ChatPost>;
export type Room = Selectable<ChatRoomsTable>;

/** Rooms are of employees alone: whoever else acts is nobody in them. */
export function employeeOf(ctx: Ctx): number {
  if (ctx.actor.kind !== "employee" || ctx.actor.id === null) throw unauthorized();
  return ctx.actor.id;
}

/** A room the actor may see; any other is not there for him. Held until the commit when asked to. */
export async function roomFor(ctx: Ctx, roomId: number, how: { hold?: boolean } = {}): Promise<Room> {
  const me = employeeOf(ctx);
  let query = ctx.db.selectFrom("chat_rooms").selectAll().where("id", "=", roomId);
  if (how.hold) query = query.forNoKeyUpdate();
  const room = await query.executeTakeFirst();
  if (!room) throw notFound("room");
  const isMember = room.kind === "private" || room.kind === "direct" ? await isMemberOf(ctx, roomId, me) : false;
  if (!maySee(room.kind, { isMember, readsClients: ctx.app.mayDo(ctx.actor, "clients.read") })) throw notFound("room");
  return room;
}

async function isMemberOf(ctx: Ctx, roomId: number, userId: number): Promise<boolean> {
  const row = await ctx.db
    .selectFrom("chat_members")
    .select("user_id")
    .where("room_id", "=", roomId)
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return row !== undefined;
}

/** A post with its room, if the actor may see it; the room is held until the commit when asked to. */
export async function postFor(ctx: Ctx, postId: number, how: { hold?: boolean } = {}) {
  const found = await ctx.db.selectFrom("chat_posts").select("room_id").where("id", "=", postId).executeTakeFirst();
  if (!found) throw notFound("post");
  const room = await roomFor(ctx, found.room_id, how);
  const post = await ctx.db.selectFrom("chat_posts").selectAll().where("id", "=", postId).executeTakeFirstOrThrow();
  return { room, post };
}

/** Posts whole, with all that stands with them, by one statement. */
export async function readPosts(ctx: Pick<Ctx, "db">, ids: readonly number[]): Promise<Post[]> {
  if (ids.length === 0) return [];
  const rows = await sql<PostRow>`
    select p.id, p.room_id, coalesce(p.last_id, p.id) as last_id, p.author_kind, p.author_id, coalesce(u.name, p.author_title) as author_name, p.body,
      p.at, p.edited_at, p.removed_at, p.pinned_at, p.joined, p.join_title, p.task_id, p.once_key,
      (select jsonb_build_object('id', r.id, 'author', coalesce(ru.name, r.author_title), 'body', left(r.body, 140))
        from chat_posts r left join users ru on ru.id = r.author_id and r.author_kind = 'employee'
        where r.id = p.reply_to) as reply,
      (select jsonb_agg(jsonb_build_object('id', m.user_id, 'name', m.name) order by m.user_id)
        from chat_mentions m where m.post_id = p.id) as mentions,
      (select jsonb_agg(jsonb_build_object('sign', g.sign, 'userIds', g.users) order by g.first)
        from (select sign, jsonb_agg(user_id order by at, user_id) as users, min(at) as first
          from chat_reactions where post_id = p.id group by sign) g) as reactions,
      (select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'type', f.type, 'size', f.size) order by f.id)
        from chat_files f where f.post_id = p.id) as files
    from chat_posts p left join users u on u.id = p.author_id and p.author_kind = 'employee'
    where p.id in (${sql.join(ids)}) order by p.id`.execute(ctx.db);
  return rows.rows.map(toPost);
}

export async function readPost(ctx: Pick<Ctx, "db">, id: number): Promise<Post> {
  const [post] = await readPosts(ctx, [id]);
  if (!post) throw notFound("post");
  return post;
}

interface PostRow {
  id: number;
  room_id: number;
  last_id: number;
  author_kind: Post["author"]["kind"];
  author_id: number | null;
  author_name: string;
  body: string;
  at: Date;
  edited_at: Date | null;
  removed_at: Date | null;
  pinned_at: Date | null;
  joined: number;
  join_title: string;
  task_id: number | null;
  once_key: string | null;
  reply: Post["replyTo"];
  mentions: Post["mentions"] | null;
  reactions: Post["reactions"] | null;
  files: Post["files"] | null;
}

const toPost = (row: PostRow): Post => ({
  id: row.id,
  roomId: row.room_id,
  lastId: row.last_id,
  author: { kind: row.author_kind, id: row.author_kind === "employee" ? row.author_id : null, name: row.author_name },
  body: row.body,
  at: row.at,
  editedAt: row.edited_at,
  isRemoved: row.removed_at !== null,
  isPinned: row.pinned_at !== null,
  replyTo: row.reply,
  mentions: row.mentions ?? [],
  reactions: row.reactions ?? [],
  files: row.files ?? [],
  joined: row.joined,
  joinTitle: row.join_title,
  taskId: row.task_id,
  key: keyOf(row.once_key),
});

/** `user:7:<key>` as the browser made it; robots' keys are nobody's business. */
const keyOf = (onceKey: string | null): string | null => /^user:\d+:(.+)$/s.exec(onceKey ?? "")?.[1] ?? null;
