import { useCallback } from "react";
import { sayPair } from "../lib/i18n.ts";
import { useLocale } from "../lib/locale.ts";
import { reasonWords } from "./reasons-data.ts";

/** A reason code in words; one that has none yet is shown as it is. */
export function useReason(): (code: string) => string {
  const locale = useLocale();
  return useCallback((code) => (reasonWords[code] ? sayPair(reasonWords[code], undefined, locale) : code), [locale]);
}
