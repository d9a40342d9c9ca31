import { createStore, useStore } from "./store.ts";
import { readStored, writeStored } from "./stored.ts";

export type Locale = "ru" | "en";

const KEY = "oplot.locale";

const locale = createStore<Locale>(readStored(KEY) === "en" ? "en" : "ru");

export const getLocale = (): Locale => locale.get();
export const useLocale = (): Locale => useStore(locale);

/** The user's own language is kept by the server; the browser's copy serves the sign-in page and the first paint. */
export function setLocale(next: Locale): void {
  writeStored(KEY, next);
  if (typeof document !== "undefined") document.documentElement.lang = next;
  locale.set(next);
}
