import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type { ReplyOf } from "../../api/endpoint.ts";
import type { LetterBrief as Brief } from "../../api/letter-brief.ts";
import { getLetter, suggestClients } from "../../api/mail.ts";
import { fillLetterTemplate, listLetterTemplates, listMailboxes } from "../../api/mailboxes.ts";
import { call } from "../lib/api.ts";

export type Letter = ReplyOf<typeof getLetter>;
export type LetterBrief = z.output<typeof Brief>;
export type MailboxBrief = ReplyOf<typeof listMailboxes>["items"][number];

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

/** Whose a letter of nobody may be. */
export const useSuggestions = (letterId: number) =>
  useQuery({
    queryKey: ["letters", "suggestions", letterId],
    queryFn: async ({ signal }) => (await call(suggestClients, { params: { id: letterId } }, { signal })).items,
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
      queries.invalidateQueries({ queryKey: ["words"] }),
      ...(letter.clientId === null ? [] : [queries.invalidateQueries({ queryKey: ["timeline", letter.clientId] })]),
    ]);
}
