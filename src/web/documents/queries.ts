import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import * as api from "../../api/documents.ts";
import { listDocumentTemplates } from "../../api/document-templates.ts";
import type { ReplyOf } from "../../api/endpoint.ts";
import { call, urlOf } from "../lib/api.ts";

export type Paper = ReplyOf<typeof api.listDocuments>["items"][number];
export type FullPaper = ReplyOf<typeof api.getDocument>;
export type Template = ReplyOf<typeof listDocumentTemplates>["items"][number];
export type { ChangedFact, MissingFact, UsedFact } from "../../api/documents.ts";

/** Whose papers: a matter's, or all of the client's. */
export interface Whose {
  clientId: number;
  matterId: number | null;
}

const listKey = (clientId: number) => ["documents", "list", clientId];

/** Papers of the matter and those that belong to no matter at all, newest first. */
export const usePapers = ({ clientId, matterId }: Whose) =>
  useQuery({
    queryKey: listKey(clientId),
    queryFn: ({ signal }) => call(api.listDocuments, { params: { id: clientId } }, { signal }),
    select: ({ items }) => items.filter((one) => one.matterId === null || one.matterId === matterId),
  });

/** While its PDF is being made, the paper is asked again every second and a half. */
export const usePaper = (id: number) =>
  useQuery({
    queryKey: ["documents", "one", id],
    queryFn: ({ signal }) => call(api.getDocument, { params: { id } }, { signal }),
    refetchInterval: ({ state }) => (state.data?.pdf === "waiting" ? 1500 : false),
  });

export const useChanges = (id: number, isAsked: boolean) =>
  useQuery({
    queryKey: ["documents", "changes", id],
    queryFn: ({ signal }) => call(api.getDocumentChanges, { params: { id } }, { signal }),
    enabled: isAsked,
  });

/** Each paper is filled anew for the answer, so it is not asked again at every look. */
export const useOutdated = ({ clientId }: Whose, isAsked: boolean) =>
  useQuery({
    queryKey: ["documents", "outdated", clientId],
    queryFn: ({ signal }) => call(api.listOutdatedDocuments, { params: { id: clientId } }, { signal }),
    enabled: isAsked,
    staleTime: 60_000,
    select: ({ items }) => new Map(items.map(({ documentId, fields }) => [documentId, fields])),
  });

export const useTemplates = () =>
  useQuery({
    queryKey: ["document-templates", "in-use"],
    queryFn: ({ signal }) => call(listDocumentTemplates, {}, { signal }),
    staleTime: 60_000,
    select: ({ items }) => items,
  });

/** What the paper would lack today; nothing is kept. */
export const useCheck = (whose: Whose, templateId: number | null, extra: api.PaperExtra) =>
  useQuery({
    queryKey: ["documents", "check", whose.clientId, whose.matterId, templateId, extra],
    queryFn: ({ signal }) =>
      call(api.checkDocument, { body: { ...whose, templateId: templateId ?? 0, extra } }, { signal }),
    enabled: templateId !== null,
    placeholderData: (former, query) => (query?.queryKey[4] === templateId ? former : undefined),
  });

/** Any deed on papers of the client; whatever comes of it, the lists are read anew. */
export function useDeed<V, R>(clientId: number, deed: (value: V) => Promise<R>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: deed,
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: listKey(clientId) }),
        queries.invalidateQueries({ queryKey: ["documents", "one"] }),
        queries.invalidateQueries({ queryKey: ["documents", "outdated", clientId] }),
        queries.invalidateQueries({ queryKey: ["documents", "changes"] }),
        queries.invalidateQueries({ queryKey: ["timeline", clientId] }),
      ]),
  });
}

export const fileUrl = (id: number, as: "docx" | "pdf"): string => urlOf(api.downloadDocument.path, { id }, { as });
