import { queryOptions, useQuery } from "@tanstack/react-query";
import { listColleagues } from "../../api/access.ts";
import type { ReplyOf } from "../../api/endpoint.ts";
import { call } from "./api.ts";

export type Colleague = ReplyOf<typeof listColleagues>["items"][number];

/** Changes rarely, and the live feed tells when. */
const colleaguesQuery = queryOptions({
  queryKey: ["colleagues"],
  queryFn: ({ signal }) => call(listColleagues, {}, { signal }),
  staleTime: 5 * 60_000,
  select: (reply) => reply.items,
});

/** Everybody of the firm, those who have left too: their names stand in old records. */
export const useColleagues = () => useQuery(colleaguesQuery);

/** Those who may be given work now. */
export const useActiveColleagues = (): Colleague[] => useQuery({ ...colleaguesQuery, select: activeOf }).data ?? [];

const activeOf = ({ items }: ReplyOf<typeof listColleagues>) => items.filter((one) => one.isActive);
