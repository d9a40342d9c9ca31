import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import * as api from "../../api/disk.ts";
import * as found from "../../api/disk-search.ts";
import * as links from "../../api/disk-links.ts";
import * as keeping from "../../api/disk-keeping.ts";
import type { ReplyOf } from "../../api/endpoint.ts";
import { call } from "../lib/api.ts";
import { queryClient } from "../lib/query-client.ts";

export type Item = api.DiskItem;
export type Folder = api.DiskFolder;
export type FileFacts = ReplyOf<typeof api.getNode>;
export type Hit = ReplyOf<typeof found.searchDisk>["items"][number];
export type Binned = ReplyOf<typeof keeping.listBin>["items"][number];
export type Order = "name" | "newest" | "largest";

/** Whose folder, or which one. Nothing at all is the firm's. */
export interface At {
  folderId?: number | undefined;
  clientId?: number | undefined;
  matterId?: number | undefined;
}

export const folderKey = (at: At) => ["disk", "folder", at.folderId ?? null, at.clientId ?? null, at.matterId ?? null];

export const useFolder = (at: At, order: Order = "name") =>
  useInfiniteQuery({
    queryKey: [...folderKey(at), order],
    queryFn: ({ pageParam, signal }) =>
      call(api.getFolder, { query: { ...at, order, ...(pageParam ? { after: pageParam } : {}) } }, { signal }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

export const useFolders = (parentId: number | null, isOpen: boolean) =>
  useQuery({
    queryKey: ["disk", "tree", parentId],
    queryFn: async ({ signal }) =>
      (await call(api.listFolders, { query: { parentId: parentId ?? 0 } }, { signal })).items,
    enabled: isOpen && parentId !== null,
  });

export const useClientFolders = (q: string) =>
  useInfiniteQuery({
    queryKey: ["disk", "clients", q],
    queryFn: ({ pageParam, signal }) =>
      call(api.listClientFolders, { query: { q, ...(pageParam ? { after: pageParam } : {}) } }, { signal }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

export const useNode = (id: number) =>
  useQuery({
    queryKey: ["disk", "node", id],
    queryFn: ({ signal }) => call(api.getNode, { params: { id } }, { signal }),
  });

/** While an office paper is being made into PDF, it is asked again every second and a half. */
export const usePreview = (id: number, versionId: number) =>
  useQuery({
    queryKey: ["disk", "preview", id, versionId],
    queryFn: ({ signal }) => call(api.askPreview, { params: { id } }, { signal }),
    refetchInterval: ({ state }) => (state.data?.as === "making" ? 1500 : false),
  });

export const useFound = (q: string, clientId?: number) =>
  useInfiniteQuery({
    queryKey: ["disk", "search", q, clientId ?? null],
    queryFn: ({ pageParam, signal }) =>
      call(
        found.searchDisk,
        { query: { q, ...(clientId ? { clientId } : {}), ...(pageParam ? { after: pageParam } : {}) } },
        { signal },
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    enabled: q.length > 1,
    placeholderData: keepPreviousData,
  });

export const useBin = () =>
  useInfiniteQuery({
    queryKey: ["disk", "bin"],
    queryFn: ({ pageParam, signal }) =>
      call(keeping.listBin, { query: pageParam ? { after: pageParam } : {} }, { signal }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });

export const useVisits = (linkId: number, isOpen: boolean) =>
  useQuery({
    queryKey: ["disk", "visits", linkId],
    queryFn: async ({ signal }) => (await call(links.listVisits, { params: { id: linkId } }, { signal })).items,
    enabled: isOpen,
  });

export const useDiskSettings = () =>
  useQuery({ queryKey: ["disk", "settings"], queryFn: ({ signal }) => call(keeping.getDiskSettings, {}, { signal }) });

/** After a change of one's own the feed tells it as well; this only spares its way. */
export const readAnew = () =>
  queryClient.invalidateQueries({
    predicate: ({ queryKey }) => queryKey[0] === "disk" && queryKey[1] !== "preview" && queryKey[1] !== "settings",
  });

/** The folder's id, made now if nothing has come into it yet. */
export async function idOf(folder: Pick<Folder, "id" | "clientId" | "matterId">): Promise<number> {
  if (folder.id !== null) return folder.id;
  const { clientId, matterId } = folder;
  return (await call(api.makeRoot, { body: { clientId, matterId } })).id;
}

export const contentUrl = (id: number, more: { version?: number; save?: boolean } = {}): string => {
  const query = new URLSearchParams();
  if (more.version) query.set("version", String(more.version));
  if (more.save) query.set("save", "true");
  const tail = query.toString();
  return `/api/disk/nodes/${id}/content${tail === "" ? "" : `?${tail}`}`;
};
