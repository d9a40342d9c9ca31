import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getFacts, stateFacts } from "../../../api/client-facts.ts";
import type { FieldValue } from "../../../api/client-values.ts";
import { listFields } from "../../../api/custom-fields.ts";
import type { ReplyOf } from "../../../api/endpoint.ts";
import { call } from "../../lib/api.ts";
import { refreshClient } from "../queries.ts";

export type Known = ReplyOf<typeof getFacts>;
export type Fact = Known["facts"][number];
export type Word = Fact["sources"][number];
/** Whose words are written down now: an employee knows it himself, or the client told it. */
export type Teller = "hand" | "client";

export const useFacts = (clientId: number) =>
  useQuery({
    queryKey: ["client", clientId, "facts"],
    queryFn: ({ signal }) => call(getFacts, { params: { id: clientId } }, { signal }),
  });

export const useCustomFields = () =>
  useQuery({
    queryKey: ["client-fields"],
    queryFn: async ({ signal }) => (await call(listFields, {}, { signal })).items,
  });

/** Says what became of the word: it holds, it agrees, or it stands in dispute. */
export function useStateFact(clientId: number, teller: Teller) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ field, value }: { field: string; value: FieldValue }) => {
      const body = { facts: { [field]: value }, source: { kind: teller, id: null } };
      const { outcomes } = await call(stateFacts, { params: { id: clientId }, body });
      return outcomes[0]?.outcome ?? "nothing";
    },
    onSettled: () => refreshClient(queries, clientId),
  });
}
