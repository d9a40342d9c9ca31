import { useQuery } from "@tanstack/react-query";
import { listPolicies } from "../../../api/deliveries.ts";
import type { ReplyOf } from "../../../api/endpoint.ts";
import { call } from "../../lib/api.ts";

export type Deliveries = ReplyOf<typeof listPolicies>;
export type Policy = Deliveries["items"][number];
export type PolicyDraft = Pick<Policy, "name" | "steps" | "callTask" | "costLimitKopecks" | "isOn">;

export const useDeliveries = () =>
  useQuery({ queryKey: ["delivery-policies"], queryFn: ({ signal }) => call(listPolicies, {}, { signal }) });

/** «3,50» → 350; null for an empty field, undefined for what is no sum. */
export function kopecksOf(text: string): number | null | undefined {
  const trimmed = text.trim().replace(",", ".");
  if (trimmed === "") return null;
  return /^\d{1,6}(\.\d{1,2})?$/.test(trimmed) ? Math.round(Number(trimmed) * 100) : undefined;
}

export const rublesOf = (kopecks: number | null): string =>
  kopecks === null ? "" : (kopecks / 100).toFixed(kopecks % 100 === 0 ? 0 : 2).replace(".", ",");
