import { useSyncExternalStore } from "react";

const phone = media("(max-width: 767px)");
const rail = media("(max-width: 1099px)");
const narrow = media("(max-width: 999px)");

/** True on a phone: sheets instead of dialogues, one column. Where CSS can decide, let CSS decide. */
export const usePhone = (): boolean => useSyncExternalStore(phone.subscribe, phone.matches);
/** True where there is room for one column only, on a tablet too. */
export const useNarrow = (): boolean => useSyncExternalStore(narrow.subscribe, narrow.matches);
/** True where the sidebar shows icons only. */
export const useRail = (): boolean => useSyncExternalStore(rail.subscribe, rail.matches);

function media(query: string) {
  const list = typeof matchMedia === "undefined" ? null : matchMedia(query);
  return {
    matches: () => list?.matches ?? false,
    subscribe: (listener: () => void) => {
      list?.addEventListener("change", listener);
      return () => list?.removeEventListener("change", listener);
    },
  };
}
