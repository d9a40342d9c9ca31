import { queryOptions, useQuery } from "@tanstack/react-query";
import type { ReplyOf } from "../../api/endpoint.ts";
import { listPipelines } from "../../api/matters.ts";
import { call } from "./api.ts";

export type Pipeline = ReplyOf<typeof listPipelines>["items"][number];
export type Stage = Pipeline["stages"][number];

/** A stage that was removed: the history names it still. */
type RemovedStage = ReplyOf<typeof listPipelines>["removed"][number];

/** Changes rarely, and the live feed tells when. */
const pipelinesQuery = queryOptions({
  queryKey: ["pipelines"],
  queryFn: ({ signal }) => call(listPipelines, {}, { signal }),
  staleTime: 5 * 60_000,
});

/** Pipelines with their stages; `mayAsk` is false where the person has no right to them. */
export const usePipelines = (mayAsk = true) => useQuery({ ...pipelinesQuery, enabled: mayAsk, select: itemsOf });

/** Stages by which the past may be named: those that stand and those that were removed. */
export const usePastStages = (): (Stage | RemovedStage)[] =>
  useQuery({ ...pipelinesQuery, select: allStages }).data ?? [];

const itemsOf = (reply: ReplyOf<typeof listPipelines>) => reply.items;
const allStages = (reply: ReplyOf<typeof listPipelines>): (Stage | RemovedStage)[] => [
  ...reply.items.flatMap((pipeline) => pipeline.stages),
  ...reply.removed,
];
