import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getCardVariables, listValues } from "../../../api/automation-values.ts";
import { getUses } from "../../../api/automation-versions.ts";
import { call } from "../../lib/api.ts";
import type { AutomationValue } from "./value-words.ts";

export const useValues = () =>
  useQuery({ queryKey: ["automation", "values"], queryFn: ({ signal }) => call(listValues, {}, { signal }) });

/** Rules that name the value, asked when someone wants to see them. */
export function useUses({ kind, code }: Pick<AutomationValue, "kind" | "code">, mayAsk: boolean) {
  const value = `${kind}.${code}`;
  return useQuery({
    queryKey: ["automation", "uses", value],
    queryFn: ({ signal }) => call(getUses, { query: { kind: "field", value } }, { signal }),
    enabled: mayAsk,
  });
}

export const useCardVariables = (matterId: number) =>
  useQuery({
    queryKey: ["automation", "card-variables", matterId],
    queryFn: ({ signal }) => call(getCardVariables, { params: { id: matterId } }, { signal }),
  });

/** Values are facts too: the catalogue, which otherwise never grows old, is read anew with them. */
export function useRefetch(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ["automation"] });
}
