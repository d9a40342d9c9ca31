import { useCallback } from "react";
import { sayPair, type Pair } from "../lib/i18n.ts";
import { useLocale, type Locale } from "../lib/locale.ts";
import { eventTitles } from "./event-titles-data.ts";

const known: Record<string, Pair> = eventTitles;

export const eventTitle = (name: string, locale: Locale): string =>
  known[name] ? sayPair(known[name], undefined, locale) : name;

/** An event's name in words; one that is newer than this page is shown as it is. */
export function useEventTitle(): (name: string) => string {
  const locale = useLocale();
  return useCallback((name) => eventTitle(name, locale), [locale]);
}
