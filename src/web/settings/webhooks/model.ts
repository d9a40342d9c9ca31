import { queryOptions } from "@tanstack/react-query";
import type { ReplyOf } from "../../../api/endpoint.ts";
import { listSources, listTargets, type listArrivals, type listDeliveries } from "../../../api/webhooks.ts";
import { call } from "../../lib/api.ts";

export type Target = ReplyOf<typeof listTargets>["items"][number];
export type Source = ReplyOf<typeof listSources>["items"][number];
export type Delivery = ReplyOf<typeof listDeliveries>["items"][number];
export type Arrival = ReplyOf<typeof listArrivals>["items"][number];

/** What is shown once, after a creation or a change of the secret. */
export type Shown = { name: string; secret: string; url?: string };

// A success tells no event, so the pages also ask by themselves.
export const REFETCH_MS = 30_000;

export const targetsQuery = queryOptions({
  queryKey: ["webhooks", "targets"],
  queryFn: ({ signal }) => call(listTargets, {}, { signal }),
  refetchInterval: REFETCH_MS,
});
export const sourcesQuery = queryOptions({
  queryKey: ["webhooks", "sources"],
  queryFn: ({ signal }) => call(listSources, {}, { signal }),
  refetchInterval: REFETCH_MS,
});
