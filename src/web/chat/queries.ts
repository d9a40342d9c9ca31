import { useInfiniteQuery, useQuery, type InfiniteData } from "@tanstack/react-query";
import { listCards, listPosts, searchPosts, type ChatPost, type ChatRoom } from "../../api/chat.ts";
import { findThread, getRoom, listRooms } from "../../api/chat-rooms.ts";
import type { ReplyOf } from "../../api/endpoint.ts";
import { call } from "../lib/api.ts";
import { queryClient } from "../lib/query-client.ts";

export type Post = ChatPost;
export type Room = ChatRoom;
export type RoomInfo = ReplyOf<typeof getRoom>;
export type Page = ReplyOf<typeof listPosts>;
type From = { before?: number; after?: number; around?: number };
export type Stream = InfiniteData<Page, From>;

export const roomsKey = ["chat", "rooms"] as const;
export const postsKey = (roomId: number, around?: number) => ["chat", "posts", roomId, ...(around ? [around] : [])];

/** News keep it fresh (take-news.ts), so it is asked for once. */
export const roomsQuery = {
  queryKey: roomsKey,
  queryFn: async ({ signal }: { signal: AbortSignal }) => (await call(listRooms, {}, { signal })).items,
  staleTime: Number.POSITIVE_INFINITY,
};
export const useRooms = () => useQuery(roomsQuery);

export const useRoomInfo = (roomId: number) =>
  useQuery({
    queryKey: ["chat", "room", roomId],
    queryFn: ({ signal }) => call(getRoom, { params: { id: roomId } }, { signal }),
  });

/** The stream from its end, or around a post that a link names; both ways by pages. */
export const usePosts = (roomId: number, around: number | undefined) =>
  useInfiniteQuery({
    queryKey: postsKey(roomId, around),
    queryFn: ({ pageParam, signal }) => call(listPosts, { params: { id: roomId }, query: pageParam }, { signal }),
    initialPageParam: (around ? { around } : {}) as From, // the schema of a page's place
    getPreviousPageParam: (first): From | null =>
      first.hasBefore && first.items[0] ? { before: first.items[0].id } : null,
    getNextPageParam: (last): From | null => {
      const newest = last.items.at(-1);
      return last.hasAfter && newest ? { after: newest.id } : null;
    },
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });

export const useThread = (clientId: number) =>
  useQuery({
    queryKey: ["chat", "thread", clientId],
    queryFn: ({ signal }) => call(findThread, { query: { clientId } }, { signal }),
  });

export const useFound = (q: string) =>
  useQuery({
    queryKey: ["chat", "search", q],
    queryFn: async ({ signal }) => (await call(searchPosts, { query: { q } }, { signal })).items,
    enabled: q.length > 1,
    staleTime: 15_000,
  });

/** Cards that a post names; one question for the post. */
export const useCards = (clientIds: number[], numbers: number[], mayAsk: boolean) =>
  useQuery({
    queryKey: ["chat", "cards", clientIds, numbers],
    queryFn: async ({ signal }) =>
      (
        await call(
          listCards,
          {
            query: {
              ...(clientIds.length > 0 ? { clientIds: clientIds.join() } : {}),
              ...(numbers.length > 0 ? { numbers: numbers.join() } : {}),
            },
          },
          { signal },
        )
      ).items,
    enabled: mayAsk && clientIds.length + numbers.length > 0,
    staleTime: 60_000,
  });

/** Puts a post where it stands in every stream of its room that is open at the place. */
export function keepPost(post: Post): void {
  queryClient.setQueriesData<Stream>(
    { queryKey: ["chat", "posts", post.roomId] },
    (stream) => stream && withPost(stream, post),
  );
}

export function withPost(stream: Stream, post: Post): Stream {
  const known = stream.pages.some((page) => page.items.some(({ id }) => id === post.id));
  if (known)
    return {
      ...stream,
      pages: stream.pages.map((page) => ({
        ...page,
        items: page.items.map((one) => (one.id === post.id ? post : one)),
      })),
    };
  const last = stream.pages.at(-1);
  const newest = last?.items.at(-1)?.id ?? 0;
  // A post of a place that is not on the screen comes with its page.
  if (!last || last.hasAfter || post.id < newest) return stream;
  return { ...stream, pages: [...stream.pages.slice(0, -1), { ...last, items: [...last.items, post] }] };
}
