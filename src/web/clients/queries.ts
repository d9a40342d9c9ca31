import { useMutation, useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { updateClient } from "../../api/clients.ts";
import type { CallOf, ReplyOf } from "../../api/endpoint.ts";
import { getClientCard } from "../../api/overview.ts";
import { call } from "../lib/api.ts";

export type Card = ReplyOf<typeof getClientCard>;
export type Client = Card["client"];
export type Matter = Card["matters"][number];
export type { Pipeline, Stage } from "../lib/pipelines.ts";
export type Facts = CallOf<typeof updateClient>["body"];

export const cardKey = (clientId: number) => ["client", clientId, "card"] as const;

export const useCard = (clientId: number) =>
  useQuery({
    queryKey: cardKey(clientId),
    queryFn: ({ signal }) => call(getClientCard, { params: { id: clientId } }, { signal }),
  });

/** A fact is seen before it is saved; a refusal puts the former one back and the field keeps what was typed. */
export function useSaveFacts(clientId: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (facts: Facts) => call(updateClient, { params: { id: clientId }, body: facts }),
    onMutate: (facts) => changeCard(queries, clientId, (card) => ({ ...card, client: { ...card.client, ...facts } })),
    onError: (_error, _facts, former) => queries.setQueryData(cardKey(clientId), former),
    onSettled: () => refreshClient(queries, clientId),
  });
}

/** Any change of a part of the card: phone, debt, consent. */
export function useClientChange<V, R>(clientId: number, change: (value: V) => Promise<R>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: change, onSettled: () => refreshClient(queries, clientId) });
}

export async function refreshClient(queries: QueryClient, clientId: number): Promise<void> {
  void queries.invalidateQueries({ queryKey: ["timeline", clientId] });
  await queries.invalidateQueries({ queryKey: ["client", clientId] });
}

/** Returns the card as it was. */
export async function changeCard(
  queries: QueryClient,
  clientId: number,
  change: (card: Card) => Card,
): Promise<Card | undefined> {
  await queries.cancelQueries({ queryKey: cardKey(clientId) });
  const former = queries.getQueryData<Card>(cardKey(clientId));
  if (former) queries.setQueryData(cardKey(clientId), change(former));
  return former;
}
