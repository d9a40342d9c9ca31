// What the live feed brings of the chat, put into the cache: a post comes with its words, so no screen asks for it.
import { ChatNews } from "../../api/chat.ts";
import type { z } from "zod";
import type { getCounters } from "../../api/counters.ts";
import type { ReplyOf } from "../../api/endpoint.ts";
import type { LiveEvent } from "../../api/live.ts";
import { queryClient } from "../lib/query-client.ts";
import { sessionNow } from "../lib/session.ts";
import { dropSent } from "./pending.ts";
import { keepPost, roomsKey, roomsQuery, type Post, type Room } from "./queries.ts";

type News = z.output<typeof ChatNews>;

export async function takeNews(event: LiveEvent): Promise<void> {
  const parsed = ChatNews.safeParse(event.payload);
  if (!parsed.success) return;
  const news = parsed.data;
  if (news.kind === "post") takePost(news.post);
  if (news.kind === "room") await takeRoom(news.roomId);
  // Which rooms count here is known once they were asked for.
  const had = queryClient.getQueryData<Room[]>(roomsKey) !== undefined;
  const rooms = await queryClient.fetchQuery(roomsQuery);
  if (had)
    queryClient.setQueryData<Room[]>(roomsKey, (now) => roomsAfter(now ?? rooms, news, sessionNow()?.user.id ?? 0));
  countAnew();
}

function takePost(post: Post): void {
  keepPost(post);
  if (post.key !== null) dropSent(post.key);
  void queryClient.invalidateQueries({ queryKey: ["chat", "room", post.roomId] });
  void queryClient.invalidateQueries({ queryKey: ["chat", "thread"] });
}

async function takeRoom(roomId: number): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: roomsKey }),
    queryClient.invalidateQueries({ queryKey: ["chat", "room", roomId] }),
  ]);
}

/** The list as the news leaves it; a room that is not in it is not one's own or comes by its own news. */
export function roomsAfter(rooms: Room[], news: News, me: number): Room[] {
  const room = rooms.find(({ id }) => id === news.roomId);
  if (!room || news.kind === "room") return rooms;
  if (news.kind === "read")
    return rooms.map((one) =>
      one === room ? { ...one, unread: news.unread, mentions: news.mentions, readPostId: news.readPostId } : one,
    );
  const { post } = news;
  const isOwn = post.author.kind === "employee" && post.author.id === me;
  const isNews = post.lastId > newestOf(room) && !post.isRemoved;
  const changed: Room = {
    ...room,
    lastPost: post.lastId >= newestOf(room) ? lastOf(post) : room.lastPost,
    // What is joined into a post that is unread already adds nothing to the count.
    unread: !isNews || isOwn ? room.unread : news.isNew ? room.unread + 1 : Math.max(1, room.unread),
    mentions: isNews && news.isNew && post.mentions.some(({ id }) => id === me) ? room.mentions + 1 : room.mentions,
  };
  const others = rooms.filter((one) => one !== room);
  return isNews ? [changed, ...others] : rooms.map((one) => (one === room ? changed : one));
}

const newestOf = (room: Room): number => room.lastPost?.id ?? 0;
const lastOf = (post: Post): Room["lastPost"] =>
  post.isRemoved
    ? null
    : {
        id: post.lastId,
        author: post.author.name,
        authorId: post.author.id,
        body: post.body.slice(0, 140),
        at: post.at,
      };

/** The badge follows the list. */
export function countAnew(): void {
  const rooms = queryClient.getQueryData<Room[]>(roomsKey) ?? [];
  const chat = rooms.reduce((sum, room) => sum + (room.isMuted ? 0 : room.unread), 0);
  queryClient.setQueryData<ReplyOf<typeof getCounters>>(["counters"], (now) => now && { ...now, chat });
}
