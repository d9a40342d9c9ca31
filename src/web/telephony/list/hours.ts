import type { Figures } from "../queries.ts";

type Hours = readonly Pick<Figures["hours"][number], "hour" | "answered" | "lost">[];

/** Hours worth drawing: those of calls with what lies between them; a firm's night is not shown empty. */
export function shownHours<H extends Hours[number]>(hours: readonly H[]): H[] {
  const busy = hours.filter((one) => one.answered + one.lost > 0).map((one) => one.hour);
  if (busy.length === 0) return [];
  const [from, to] = [Math.min(9, ...busy), Math.max(18, ...busy)];
  return hours.filter(({ hour }) => hour >= from && hour <= to);
}

/** What the picture says in words: the busiest hour, and the one that loses most. */
export function conclusionOf(hours: Hours): { busiest: number | null; losing: number | null } {
  const most = (count: (one: Hours[number]) => number): number | null => {
    const best = hours.reduce<Hours[number] | null>(
      (now, one) => (count(one) > (now === null ? 0 : count(now)) ? one : now),
      null,
    );
    return best?.hour ?? null;
  };
  return { busiest: most((one) => one.answered + one.lost), losing: most((one) => one.lost) };
}
