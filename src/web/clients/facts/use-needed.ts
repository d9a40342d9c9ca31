import { skipToken, useQuery } from "@tanstack/react-query";
import { getGaps } from "../../../api/requirements.ts";
import { call } from "../../lib/api.ts";
import { useLocale } from "../../lib/locale.ts";

/** What the present stage of the matter misses among facts: by the field, why it is needed. */
export function useNeeded(matterId: number | undefined): ReadonlyMap<string, string> {
  const locale = useLocale();
  // The panel of gaps asks under the same key: one call for both.
  const gaps = useQuery({
    queryKey: ["gaps", matterId],
    queryFn:
      matterId === undefined ? skipToken : ({ signal }) => call(getGaps, { params: { id: matterId } }, { signal }),
  });
  const missing = gaps.data?.here.items.filter(({ kind, state }) => kind === "fact" && state === "missing") ?? [];
  return new Map(missing.map(({ what, why, whyEn }) => [what, locale === "ru" ? why : whyEn]));
}
