import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { CallOf, ReplyOf } from "../../api/endpoint.ts";
import { listTasks } from "../../api/tasks.ts";
import { call } from "../lib/api.ts";

export type TaskPage = ReplyOf<typeof listTasks>;
export type Task = TaskPage["items"][number];
type Query = NonNullable<CallOf<typeof listTasks>["query"]>;
export type TaskFilter = { whose: "mine" | "all" | "unassigned"; when: NonNullable<Query["when"]> };

/** The list of the page, by portions. */
export const useTasks = ({ whose, when }: TaskFilter) =>
  useInfiniteQuery({
    queryKey: ["tasks", "list", whose, when],
    queryFn: ({ pageParam, signal }) =>
      call(listTasks, { query: { whose, when, ...(pageParam ? { after: pageParam } : {}) } }, { signal }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

/** Open tasks of one client, of everybody. */
export const useClientTasks = (clientId: number) =>
  useQuery({
    queryKey: ["tasks", "client", clientId],
    queryFn: async ({ signal }) =>
      (await call(listTasks, { query: { clientId, whose: "all", when: "open" } }, { signal })).items,
  });
