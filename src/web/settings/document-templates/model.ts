import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import * as api from "../../../api/document-templates.ts";
import type { ReplyOf } from "../../../api/endpoint.ts";
import { ApiError, call } from "../../lib/api.ts";
import { z } from "zod";

export type Template = api.DocumentTemplate;
export type FullTemplate = ReplyOf<typeof api.getDocumentTemplate>;
export type Problem = api.TemplateProblem;
export type Fields = ReplyOf<typeof api.listTemplateFields>;

const key = ["document-templates"];

export const useAllTemplates = () =>
  useQuery({
    queryKey: [...key, "all"],
    queryFn: ({ signal }) => call(api.listDocumentTemplates, { query: { all: "true" } }, { signal }),
    select: ({ items }) => items,
  });

export const useTemplate = (id: number) =>
  useQuery({
    queryKey: [...key, "one", id],
    queryFn: ({ signal }) => call(api.getDocumentTemplate, { params: { id } }, { signal }),
  });

export const useFields = () =>
  useQuery({
    queryKey: [...key, "fields"],
    queryFn: ({ signal }) => call(api.listTemplateFields, {}, { signal }),
    staleTime: 5 * 60_000,
  });

export function useTemplateChange<V, R>(change: (value: V) => Promise<R>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: change, onSettled: () => queries.invalidateQueries({ queryKey: key }) });
}

const Problems = z.object({ problems: z.array(api.TemplateProblem) });

/** What the check found in an uploaded file; empty when the fault is another. */
export function problemsOf(error: unknown): Problem[] {
  if (!(error instanceof ApiError) || error.reason !== "template-wrong") return [];
  const parsed = Problems.safeParse(error.details);
  return parsed.success ? parsed.data.problems : [];
}
