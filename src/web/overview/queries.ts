import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getWaiting } from "../../api/automation-journal.ts";
import type { ReplyOf } from "../../api/endpoint.ts";
import { getTimeline, type timelineKinds } from "../../api/overview.ts";
import { call } from "../lib/api.ts";

export type Item = ReplyOf<typeof getTimeline>["items"][number];
export type Kind = (typeof timelineKinds)[number];
export type Run = ReplyOf<typeof getWaiting>["items"][number];

export const useTimeline = (clientId: number, kind: Kind) =>
  useInfiniteQuery({
    queryKey: ["timeline", clientId, kind],
    queryFn: ({ pageParam, signal }) =>
      call(
        getTimeline,
        { params: { id: clientId }, query: { kind, ...(pageParam ? { after: pageParam } : {}) } },
        { signal },
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });

export const useRuns = (clientId: number, matterId: number | undefined) =>
  useQuery({
    queryKey: ["automation", "waiting", clientId, matterId],
    queryFn: async ({ signal }) =>
      matterId === undefined ? [] : (await call(getWaiting, { params: { id: matterId } }, { signal })).items,
    // A robot's moment comes without an event of its own.
    refetchInterval: 30_000,
  });
