import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import * as api from "../../../api/requests.ts";
import type { ReplyOf } from "../../../api/endpoint.ts";
import type { EventName } from "../../../api/events.ts";
import { call, urlOf } from "../../lib/api.ts";
import { registerLive } from "../../lib/live.ts";

export type Items = ReplyOf<typeof api.listPaperItems>;
export type Item = Items["items"][number];
export type PageOfPaper = ReplyOf<typeof api.getPaperPages>["items"][number];
export type PackageKind = api.PackageKind;

const listKey = (matterId: number) => ["paper-items", "of-matter", matterId];

export const usePaperItems = (matterId: number) =>
  useQuery({
    queryKey: listKey(matterId),
    queryFn: ({ signal }) => call(api.listPaperItems, { params: { id: matterId } }, { signal }),
  });

export const usePages = (itemId: number) =>
  useQuery({
    queryKey: ["paper-items", "pages", itemId],
    queryFn: async ({ signal }) => (await call(api.getPaperPages, { params: { id: itemId } }, { signal })).items,
  });

/** A deed with the papers; whatever comes of it, they are read anew. */
export function useItemDeed<V, R>(deed: (value: V) => Promise<R>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: deed,
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ["paper-items"] }),
        queries.invalidateQueries({ queryKey: ["packages"] }),
      ]),
  });
}

export const pageUrl = (id: number): string => urlOf(api.showPaperPage.path, { id });

const names: EventName[] = [
  ...(["request.changed", "request.sent", "request.opened", "request.ended", "request.item-received"] as const),
  ...(["request.item-joined", "request.pages-changed", "request.item-accepted", "request.item-rejected"] as const),
];
registerLive(Object.fromEntries(names.map((name) => [name, () => [["paper-items"]]])));
