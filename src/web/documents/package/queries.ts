import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import * as api from "../../../api/packages.ts";
import type { ReplyOf } from "../../../api/endpoint.ts";
import type { EventName } from "../../../api/events.ts";
import { call, urlOf } from "../../lib/api.ts";
import { registerLive } from "../../lib/live.ts";

export type Package = ReplyOf<typeof api.getPackage>;
export type Part = Package["parts"][number];
export type Problem = Package["problems"][number];
export type Revision = Package["revisions"][number];
export type Plan = ReplyOf<typeof api.planPackage>;

const key = (id: number) => ["packages", "one", id];

export const usePackage = (id: number) =>
  useQuery({ queryKey: key(id), queryFn: ({ signal }) => call(api.getPackage, { params: { id } }, { signal }) });

/** What another day would mean; nothing is kept until it is named. */
export const usePlan = (id: number, day: string) =>
  useQuery({
    queryKey: ["packages", "plan", id, day],
    queryFn: ({ signal }) => call(api.planPackage, { params: { id }, query: { day } }, { signal }),
    enabled: day !== "",
    placeholderData: keepPreviousData,
  });

/** A deed on the package; whatever comes of it, it is read anew. */
export function usePackageDeed<V, R>(id: number, deed: (value: V) => Promise<R>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: deed,
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: key(id) }),
        queries.invalidateQueries({ queryKey: ["packages", "plan", id] }),
      ]),
  });
}

export const packageUrl = (id: number, as: "pdf" | "zip"): string => urlOf(api.downloadPackage.path, { id }, { as });

const touching: EventName[] = [
  ...(["package.changed", "package.completed", "package.sealed", "package.stale"] as const),
  ...(["request.changed", "request.item-received", "request.item-accepted", "request.item-rejected"] as const),
  ...(["request.item-joined", "document.created", "document.changed", "document.finalised"] as const),
  ...(["document.cancelled", "client.changed", "client.records-changed", "client.debts-changed"] as const),
  ...(["creditor.changed", "matter.paper-facts-changed", "law.rule-changed"] as const),
];
// A package is made of all that, and one at most is on the screen.
registerLive(Object.fromEntries(touching.map((name) => [name, () => [["packages"]]])));
