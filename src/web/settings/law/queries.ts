import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReplyOf } from "../../../api/endpoint.ts";
import { getCalendar, listRules } from "../../../api/law.ts";
import { call } from "../../lib/api.ts";

export type Rule = ReplyOf<typeof listRules>["items"][number];
export type Edition = Rule["editions"][number];
export type Calendar = ReplyOf<typeof getCalendar>;

export const useRules = () =>
  useQuery({ queryKey: ["law", "rules"], queryFn: ({ signal }) => call(listRules, {}, { signal }) });
export const useCalendar = (year: number) =>
  useQuery({
    queryKey: ["law", "calendar", year],
    queryFn: ({ signal }) => call(getCalendar, { query: { year } }, { signal }),
  });

export function useFresh(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ["law"] });
}
