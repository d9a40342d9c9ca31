import { createStore } from "./store.ts";

/** Read aloud by screen readers; `n` makes a repeated text a new one. */
export const announcement = createStore<{ text: string; n: number }>({ text: "", n: 0 });

export function announce(text: string): void {
  announcement.update((now) => ({ text, n: now.n + 1 }));
}
