import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import * as api from "../../../api/library.ts";
import type { ReplyOf } from "../../../api/endpoint.ts";
import { call, urlOf } from "../../lib/api.ts";
import { registerLive } from "../../lib/live.ts";

export type LibraryItem = ReplyOf<typeof api.listLibrary>["items"][number];
export type Edition = LibraryItem["editions"][number];
export type LibraryKind = api.LibraryKind;

const KEY = ["library"];

export const useLibrary = () =>
  useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => (await call(api.listLibrary, {}, { signal })).items,
  });

export function useLibraryDeed<V, R>(deed: (value: V) => Promise<R>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: deed, onSettled: () => queries.invalidateQueries({ queryKey: KEY }) });
}

export const editionUrl = (id: number): string => urlOf(api.downloadLibraryEdition.path, { id });

registerLive({ "library.changed": () => [KEY], "library.sent": () => [KEY] });
