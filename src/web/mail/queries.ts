import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReplyOf } from "../../api/endpoint.ts";
import { getLetter, listUnsorted } from "../../api/mail.ts";
import { fillLetterTemplate, listLetterTemplates, listMailboxes } from "../../api/mailboxes.ts";
import { call } from "../lib/api.ts";

export type Letter = ReplyOf<typeof getLetter>;
export type LetterBrief = Omit<ReplyOf<typeof listUnsorted>["items"][number], "suggestions">;
export type Unsorted = ReplyOf<typeof listUnsorted>["items"][number];
export type MailboxBrief = ReplyOf<typeof listMailboxes>["items"][number];
export type LetterTemplate = ReplyOf<typeof listLetterTemplates>["items"][number];

/** Opening a letter is written to the audit, so it is read when it is opened and not before. */
export const useLetter = (id: number, isOpen: boolean) =>
  useQuery({
    queryKey: ["letter", id],
    queryFn: ({ signal }) => call(getLetter, { params: { id } }, { signal }),
    enabled: isOpen,
    staleTime: 60_000,
  });

export const useMailboxes = () =>
  useQuery({
    queryKey: ["mailboxes"],
    queryFn: async ({ signal }) => (await call(listMailboxes, {}, { signal })).items,
    staleTime: 5 * 60_000,
  });

export const useLetterTemplates = () =>
  useQuery({
    queryKey: ["letter-templates"],
    queryFn: async ({ signal }) => (await call(listLetterTemplates, {}, { signal })).items,
    staleTime: 5 * 60_000,
  });

export const useUnsorted = () =>
  useInfiniteQuery({
    queryKey: ["letters", "unsorted"],
    queryFn: ({ pageParam, signal }) =>
      call(listUnsorted, { query: pageParam === null ? {} : { after: pageParam } }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });

/** The card's data in the template's words; `missing` names what the card does not know. */
export const fillTemplate = (clientId: number, templateId: number, matterId: number | undefined) =>
  call(fillLetterTemplate, { params: { id: clientId, templateId }, query: matterId ? { matterId } : {} });

/** After a change of a letter: wherever it is shown it is read anew. */
export function useLetterChanged() {
  const queries = useQueryClient();
  return (letter: { id: number; clientId: number | null }) =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ["letter", letter.id] }),
      queries.invalidateQueries({ queryKey: ["letters"] }),
      ...(letter.clientId === null ? [] : [queries.invalidateQueries({ queryKey: ["timeline", letter.clientId] })]),
    ]);
}
