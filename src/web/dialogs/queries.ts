import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { ReplyOf } from "../../api/endpoint.ts";
import { getConversation, listConversations, listWords, searchConversations, type queues } from "../../api/inbox.ts";
import { getDialogs } from "../../api/messaging.ts";
import { call } from "../lib/api.ts";

export type Queue = (typeof queues)[number];
export type Page = ReplyOf<typeof listConversations>;
export type Found = ReplyOf<typeof searchConversations>["items"][number];
export type Brief = Page["items"][number];
export type Conversation = ReplyOf<typeof getConversation>;
export type Facts = NonNullable<Conversation["facts"]>;
export type Word = ReplyOf<typeof listWords>["items"][number];
export type Message = NonNullable<Word["message"]>;

export const useQueue = (queue: Queue, channel: string | undefined, isOn: boolean) =>
  useInfiniteQuery({
    queryKey: ["conversations", queue, channel ?? ""],
    queryFn: ({ pageParam, signal }) =>
      call(
        listConversations,
        { query: { queue, ...(channel ? { channel } : {}), ...(pageParam ? { after: pageParam } : {}) } },
        { signal },
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    enabled: isOn,
    // The counts stay where they are while another queue comes.
    placeholderData: (former) => (former ? { ...former, pages: [] } : undefined),
  });

export const useFound = (q: string, channel: string | undefined) =>
  useQuery({
    queryKey: ["conversations", "found", q, channel ?? ""],
    queryFn: ({ signal }) => call(searchConversations, { query: { q, ...(channel ? { channel } : {}) } }, { signal }),
    enabled: q.length >= 2,
    placeholderData: keepPreviousData,
  });

export const conversationKey = (id: number) => ["conversation", id] as const;
export const useConversation = (id: number) =>
  useQuery({
    queryKey: conversationKey(id),
    queryFn: ({ signal }) => call(getConversation, { params: { id } }, { signal }),
    // News of a conversation that is not open is not listened to.
    refetchOnMount: "always",
  });

export const wordsKey = (id: number) => ["words", id] as const;
export const useWords = (id: number) =>
  useInfiniteQuery({
    queryKey: wordsKey(id),
    queryFn: ({ pageParam, signal }) =>
      call(listWords, { params: { id }, query: pageParam ? { after: pageParam } : {} }, { signal }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    refetchOnMount: "always",
  });

/** Ways to write to the client: the same query as the message form's. */
export const useWays = (clientId: number | null) =>
  useQuery({
    queryKey: ["client", clientId, "dialogs"],
    queryFn: async ({ signal }) => (await call(getDialogs, { params: { id: clientId ?? 0 } }, { signal })).items,
    enabled: clientId !== null,
  });
