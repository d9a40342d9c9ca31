import { useQuery } from "@tanstack/react-query";
import type { ReplyOf } from "../../api/endpoint.ts";
import { getDialogs, listTemplates, previewTemplate } from "../../api/messaging.ts";
import { call } from "../lib/api.ts";

export type Dialog = ReplyOf<typeof getDialogs>["items"][number];
export type TemplateList = ReplyOf<typeof listTemplates>;
export type Template = TemplateList["items"][number];
export type Preview = ReplyOf<typeof previewTemplate>;

export const useDialogs = (clientId: number) =>
  useQuery({
    queryKey: ["client", clientId, "dialogs"],
    queryFn: async ({ signal }) => (await call(getDialogs, { params: { id: clientId } }, { signal })).items,
  });

export const useTemplates = () =>
  useQuery({
    queryKey: ["message-templates"],
    queryFn: ({ signal }) => call(listTemplates, {}, { signal }),
    staleTime: 5 * 60_000,
  });

/** Filled with the card's data: read anew whenever the card changes. */
export const usePreview = (clientId: number, matterId: number | undefined, templateId: number) =>
  useQuery({
    queryKey: ["client", clientId, "preview", templateId, matterId],
    queryFn: ({ signal }) =>
      call(previewTemplate, { params: { id: clientId, templateId }, query: matterId ? { matterId } : {} }, { signal }),
    staleTime: 0,
  });
