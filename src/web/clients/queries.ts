import { useMutation, useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import type { ReplyOf } from "../../api/endpoint.ts";
import { getClientCard } from "../../api/overview.ts";
import { call } from "../lib/api.ts";

export type Card = ReplyOf<typeof getClientCard>;
export type Client = Card["client"];
export type Matter = Card["matters"][number];
export type { Pipeline, Stage } from "../lib/pipelines.ts";

export const cardKey = (clientId: number) => ["client", clientId, "card"] as const;

export const useCard = (clientId: number) =>
  useQuery({
    queryKey: cardKey(clientId),
    queryFn: ({ signal }) => call(getClientCard, { params: { id: clientId } }, { signal }),
  });

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
