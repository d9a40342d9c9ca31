import { useEffect } from "react";
import { useLocale, type Locale } from "./locale.ts";
import { createStore, useStore } from "./store.ts";

type Say = (code: string, locale: Locale) => string;
const sayer = createStore<Say | null>(null);

/** useReason for pages where few lines have a reason: its long table comes with the first of them. "" asks for nothing. */
export function useLateReason(code: string): string {
  const say = useStore(sayer);
  const locale = useLocale();
  const isWanted = code !== "" && say === null;
  useEffect(() => {
    // A table that did not come is asked for again by the next line that needs it.
    if (isWanted) import("./reason-words.ts").then(({ reasonOrCode }) => sayer.set(reasonOrCode)).catch(() => {});
  }, [isWanted]);
  if (code === "") return "";
  return say?.(code, locale) ?? "…";
}
