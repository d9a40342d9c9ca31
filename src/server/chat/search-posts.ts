import { sql } from "kysely";
import type { z } from "zod";
import type { searchPosts as endpoint } from "../../api/chat.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { searchWords } from "./rules.ts";
import { employeeOf, readPosts } from "./store.ts";
import { roomFor } from "./store.ts";

const PAGE = 20;

/** Posts whose words begin as those asked, in rooms the actor may see; newest first. */
export async function searchPosts(
  ctx: Ctx,
  { q, roomId, before }: z.output<typeof endpoint.query>,
): Promise<z.input<typeof endpoint.reply>> {
  const words = searchWords(q);
  if (words === null) return { items: [], next: null };
  if (roomId !== undefined) await roomFor(ctx, roomId);
  const me = employeeOf(ctx);
  const found = await sql<{ id: number; room_id: number; kind: "open"; title: string }>`
    select p.id, r.id as room_id, r.kind, coalesce(c.name, peer.name, r.title) as title
    from chat_posts p join chat_rooms r on r.id = p.room_id
      left join clients c on c.id = r.client_id
      left join lateral (select u.name from chat_members o join users u on u.id = o.user_id
        where r.kind = 'direct' and o.room_id = r.id and o.user_id <> ${me} limit 1) peer on true
    where p.search @@ to_tsquery('russian', ${words}) and p.removed_at is null
      and ${roomId === undefined ? sql`true` : sql`r.id = ${roomId}`}
      and ${before === undefined ? sql`true` : sql`p.id < ${before}`}
      and (r.kind = 'open'
        or (r.kind = 'client' and ${ctx.app.mayDo(ctx.actor, "clients.read")})
        or (r.kind in ('private', 'direct') and exists
          (select from chat_members m where m.room_id = r.id and m.user_id = ${me})))
    order by p.id desc limit ${PAGE + 1}`.execute(ctx.db);
  const shown = found.rows.slice(0, PAGE);
  const posts = new Map(
    (
      await readPosts(
        ctx,
        shown.map(({ id }) => id),
      )
    ).map((post) => [post.id, post]),
  );
  return {
    items: shown.flatMap((row) => {
      const post = posts.get(row.id);
      return post ? [{ post, room: { id: row.room_id, kind: row.kind, title: row.title } }] : [];
    }),
    next: found.rows.length > PAGE ? String(shown.at(-1)?.id) : null,
  };
}
