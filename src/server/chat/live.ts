import type { z } from "zod";
import type { ChatNews } from "../../api/chat.ts";
import { events, type EventName } from "../../api/events.ts";
import type { App, LiveParts, LiveRow, Told } from "../kernel/ctx.ts";
import { readPosts, type Post } from "./store.ts";
import type { RoomKind } from "./tables.ts";

/** How a post travels with its news to those who may see its room: two reads for a whole batch, whoever listens. */
export const chatLive: LiveParts = {
  events: ["chat.posted", "chat.post-changed", "chat.room-changed", "chat.read"],
  async tell(app, rows) {
    const heard = rows.map((row) => ({ row, about: aboutOf(row) }));
    const [rooms, posts] = await Promise.all([
      roomsOf(app, [...new Set(heard.map(({ about }) => about.roomId))]),
      readPosts(app.database, [...new Set(heard.flatMap(({ about }) => about.postId ?? []))]),
    ]);
    const postById = new Map(posts.map((post) => [post.id, post]));
    return new Map(
      heard.flatMap(({ row, about }): [number, Told][] => {
        const told = toldOf(about, rooms.get(about.roomId), postById);
        return told ? [[row.id, told]] : [];
      }),
    );
  },
};

type News = z.input<typeof ChatNews>;
interface About {
  name: EventName;
  roomId: number;
  postId?: number;
  userIds?: readonly number[];
  read?: { userId: number; readPostId: number; unread: number; mentions: number };
}

function aboutOf({ name, data }: LiveRow): About {
  if (name === "chat.read") {
    const { roomId, ...read } = events[name].data.parse(data);
    return { name, roomId, read };
  }
  if (name === "chat.room-changed") {
    const { roomId, userIds = [] } = events[name].data.parse(data);
    return { name, roomId, userIds };
  }
  const known = name === "chat.posted" ? "chat.posted" : "chat.post-changed";
  return { name: known, ...events[known].data.parse(data) };
}

interface Hearers {
  kind: RoomKind;
  memberIds: number[];
}

function toldOf(about: About, room: Hearers | undefined, posts: ReadonlyMap<number, Post>): Told | null {
  if (!room) return null;
  const { roomId } = about;
  if (about.read) {
    const { userId, ...read } = about.read;
    return { to: [userId], payload: { kind: "read", roomId, ...read } satisfies News };
  }
  const to = hearersOf(room);
  if (about.postId === undefined) {
    // Who was just taken out is told too, so that the room leaves his list.
    const people = Array.isArray(to) ? [...to, ...(about.userIds ?? [])] : to;
    return { to: people, payload: { kind: "room", roomId } satisfies News };
  }
  const post = posts.get(about.postId);
  if (!post) return null;
  return { to, payload: { kind: "post", roomId, post, isNew: about.name === "chat.posted" } satisfies News };
}

function hearersOf({ kind, memberIds }: Hearers): Told["to"] {
  if (kind === "open") return "signed-in";
  return kind === "client" ? "clients.read" : memberIds;
}

/** Members are asked for only where they decide. */
async function roomsOf(app: App, ids: readonly number[]): Promise<Map<number, Hearers>> {
  const rows = await app.database.db
    .selectFrom("chat_rooms as r")
    .leftJoin("chat_members as m", (join) =>
      join.onRef("m.room_id", "=", "r.id").on("r.kind", "in", ["private", "direct"]),
    )
    .select(["r.id", "r.kind", "m.user_id"])
    .where("r.id", "in", ids)
    .execute();
  const rooms = new Map<number, Hearers>();
  for (const { id, kind, user_id } of rows) {
    const room = rooms.get(id) ?? { kind, memberIds: [] };
    rooms.set(id, room);
    if (user_id !== null) room.memberIds.push(user_id);
  }
  return rooms;
}
