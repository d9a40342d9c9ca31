import { useCallback } from "react";
import { useLocale } from "../lib/locale.ts";

type Named = { name: string; nameEn: string };

/** Stages and pipelines bear names in both languages. */
export function useStageName(): (named: Named) => string {
  const locale = useLocale();
  return useCallback((named: Named) => (locale === "en" && named.nameEn !== "" ? named.nameEn : named.name), [locale]);
}
