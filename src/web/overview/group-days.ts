import { dayOf } from "../lib/dates.ts";
import { lookOf } from "./event-text.tsx";
import type { Item } from "./queries.ts";

export type DayGroup = { day: string; items: Item[]; noise: Item[] };

/** Newest day first, as the server tells it. Noise of a day is folded, unless it is a single line or all there is. */
export function groupDays(items: readonly Item[], zone: string): DayGroup[] {
  const days: DayGroup[] = [];
  for (const item of items) {
    const day = dayOf(item.at, zone);
    let group = days.at(-1);
    if (group?.day !== day) days.push((group = { day, items: [], noise: [] }));
    (lookOf(item.name).look === "noise" ? group.noise : group.items).push(item);
  }
  return days.map(unfoldFew);
}

function unfoldFew(group: DayGroup): DayGroup {
  if (group.noise.length > 1) return group;
  return { ...group, items: [...group.items, ...group.noise].toSorted((a, b) => b.id - a.id), noise: [] };
}
