import { useCallback } from "react";
import { getLocale, useLocale, type Locale } from "./locale.ts";

type Named = { name: string; nameEn: string };

/** Stages and pipelines bear names in both languages. */
export function useStageName(): (named: Named) => string {
  const locale = useLocale();
  return useCallback((named: Named) => stageName(named, locale), [locale]);
}

export const stageName = ({ name, nameEn }: Named, locale: Locale = getLocale()): string =>
  locale === "en" && nameEn !== "" ? nameEn : name;
