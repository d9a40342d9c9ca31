import { infiniteQueryOptions, type InfiniteData } from "@tanstack/react-query";
import { listApplications } from "../../api/applications.ts";
import type { ReplyOf } from "../../api/endpoint.ts";
import { call } from "../lib/api.ts";
import { queryClient } from "../lib/query-client.ts";

export const tabs = ["new", "mine", "taken", "suspect"] as const;
export type Tab = (typeof tabs)[number];
export type InboxPage = ReplyOf<typeof listApplications>;
export type ApplicationItem = InboxPage["items"][number];

export const inboxQuery = (tab: Tab) =>
  infiniteQueryOptions({
    queryKey: ["applications", tab] as const,
    queryFn: ({ pageParam, signal }) => {
      const which = tab === "mine" ? ({ state: "new", mine: "true" } as const) : { state: tab };
      return call(
        listApplications,
        { query: { ...which, ...(pageParam === "" ? {} : { after: pageParam }) } },
        { signal },
      );
    },
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
  });

/** Out of a list before the server has said so; the next reading decides. */
export function dropFromList(tab: Tab, id: number): void {
  queryClient.setQueryData<InfiniteData<InboxPage, string>>(
    inboxQuery(tab).queryKey,
    (data) =>
      data && {
        ...data,
        pages: data.pages.map((page) => ({ ...page, items: page.items.filter((item) => item.id !== id) })),
      },
  );
}

export function refreshInbox(): void {
  void queryClient.invalidateQueries({ queryKey: ["applications"] });
  void queryClient.invalidateQueries({ queryKey: ["counters"] });
}
