import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { listFields } from "../../../api/custom-fields.ts";
import type { ReplyOf } from "../../../api/endpoint.ts";
import { call } from "../../lib/api.ts";

export type CustomField = ReplyOf<typeof listFields>["items"][number];

// The card of a client asks under the same key.
const key = ["client-fields"];

export const useFields = () =>
  useQuery({ queryKey: key, queryFn: async ({ signal }) => (await call(listFields, {}, { signal })).items });

/** The fields and every card that shows them are read anew. */
export function useFresh(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(() => queries.invalidateQueries({ queryKey: key }), [queries]);
}
