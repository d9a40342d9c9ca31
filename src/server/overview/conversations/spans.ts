/** What is looked for, in the language of tsquery. */
export interface Stems {
  whole: string;
  begun: string;
}

/** Every word; `begun` takes the last one as a beginning, since it may still be being typed. Nothing but letters and digits goes in. */
export function stemsOf(q: string): Stems | null {
  const words =
    q
      .toLowerCase()
      .replaceAll("ё", "е")
      .match(/[\p{L}\p{N}]+/gu)
      ?.slice(0, 6) ?? [];
  if (words.length === 0) return null;
  const whole = words.map((word) => `'${word}'`).join(" & ");
  return { whole, begun: (words.at(-1)?.length ?? 0) > 2 ? `${whole}:*` : whole };
}

// Sizes of the neighbourhoods that messages name (migration 0069), as powers of two.
const SIZES = [14, 17] as const;
/** So many names of one size; beyond that all messages are asked at once. */
const MOST_NAMES = 8;
/** Fewer hits tell nothing of how thick they stand: the word is rare. */
const FEW = 5;

/** How many of the newest ids are asked at first. */
export const FIRST_SPAN = 2 ** 14;

/** Neighbourhoods for a tsquery, and the lowest id that they hold. */
export interface Span {
  names: string;
  low: number;
}

/** Neighbourhoods of so many ids below `low`, or null where all messages are to be asked instead. */
export function spanBelow(low: number, ids: number): Span | null {
  for (const size of SIZES) {
    const newest = Math.floor((low - 1) / 2 ** size);
    const oldest = Math.floor((low - ids) / 2 ** size);
    if (oldest <= 0) return null;
    const count = newest - oldest + 1;
    if (count > MOST_NAMES) continue;
    const names = Array.from({ length: count }, (_, i) => `'#${size}-${newest - i}'`).join(" | ");
    return { names, low: oldest * 2 ** size };
  }
  return null;
}

/** How many ids further to look: by how thick the hits stood so far, and at least half as many again. */
export const idsFurther = (asked: number, found: number, wanted: number): number =>
  found < FEW ? Infinity : Math.max(asked / 2, asked * ((1.2 * wanted) / found - 1));
