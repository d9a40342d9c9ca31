// What the board shows that is not server state: the line of a drop, the dragged card, a card to be noticed.
import { createStore } from "../lib/store.ts";
import type { Place } from "./board-model.ts";

export const dragged = createStore<number | null>(null);
/** `index` counts all cards of the column, the dragged one too. */
export const dropLine = createStore<Place | null>(null);
/** A card that has just arrived or whose true place is shown: it gets the focus and a short glow. */
export const noticed = createStore<{ id: number; n: number } | null>(null);

export const notice = (id: number): void => noticed.update((now) => ({ id, n: (now?.n ?? 0) + 1 }));

let inFlight = 0;
const waiting = new Set<() => void>();

/** While a move is being saved, news wait: an answer read before it would put the card back for a moment. */
export async function whileMoving<T>(work: () => Promise<T>): Promise<T> {
  inFlight += 1;
  try {
    return await work();
  } finally {
    inFlight -= 1;
    if (inFlight === 0) {
      for (const run of waiting) run();
      waiting.clear();
    }
  }
}

export function whenStill(run: () => void): void {
  if (inFlight === 0) run();
  else waiting.add(run);
}
