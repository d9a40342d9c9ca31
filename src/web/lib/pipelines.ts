import { queryOptions, useQuery } from "@tanstack/react-query";
import type { ReplyOf } from "../../api/endpoint.ts";
import { listPipelines } from "../../api/matters.ts";
import { call } from "./api.ts";

export type Pipeline = ReplyOf<typeof listPipelines>["items"][number];
export type Stage = Pipeline["stages"][number];

/** Changes rarely, and the live feed tells when. */
const pipelinesQuery = queryOptions({
  queryKey: ["pipelines"],
  queryFn: ({ signal }) => call(listPipelines, {}, { signal }),
  staleTime: 5 * 60_000,
  select: (reply) => reply.items,
});

/** Pipelines with their stages; `mayAsk` is false where the person has no right to them. */
export const usePipelines = (mayAsk = true) => useQuery({ ...pipelinesQuery, enabled: mayAsk });
