import type { UsedFact } from "../../../api/documents.ts";

// What papers say, compared with the facts of today and with one another. Pure.

/** What is of the day of making alone: a paper of yesterday is not wrong for it. */
const isOfTheDay = ({ path }: UsedFact): boolean => path === "today" || path.startsWith("doc.");

export const keyOf = (fact: { where: string; name: string; id: number | null }): string =>
  `${fact.where} ${fact.name} ${fact.id ?? ""}`;

/** By the fact: all the forms in which it is said. */
function saidBy(used: readonly UsedFact[]): Map<string, { fact: UsedFact; shown: Set<string> }> {
  const said = new Map<string, { fact: UsedFact; shown: Set<string> }>();
  for (const fact of used) {
    if (isOfTheDay(fact)) continue;
    const known = said.get(keyOf(fact)) ?? { fact, shown: new Set<string>() };
    known.shown.add(fact.shown);
    said.set(keyOf(fact), known);
  }
  return said;
}

/** The facts of which a paper says another thing than it would say now. */
export function differing(then: readonly UsedFact[], now: readonly UsedFact[]): UsedFact[] {
  const before = saidBy(then);
  const after = saidBy(now);
  const changed = [...before].filter(([key, { shown }]) => !isSame(shown, after.get(key)?.shown));
  const added = [...after].filter(([key]) => !before.has(key));
  return [...changed, ...added].map(([, { fact }]) => fact);
}

const isSame = (a: Set<string>, b: Set<string> | undefined): boolean =>
  b !== undefined && a.size === b.size && [...a].every((one) => b.has(one));

export interface Saying {
  title: string;
  used: readonly UsedFact[];
}

/** The same sum said otherwise by two papers. */
export function disagreements(papers: readonly Saying[]) {
  const first = new Map<string, { title: string; sum: string; fact: UsedFact }>();
  const found = new Map<
    string,
    { fact: UsedFact; a: { title: string; sum: string }; b: { title: string; sum: string } }
  >();
  for (const { title, used } of papers)
    for (const fact of used) {
      const sum = sumIn(fact.shown);
      if (sum === null) continue;
      const key = keyOf(fact);
      const before = first.get(key);
      if (!before) first.set(key, { title, sum, fact });
      else if (before.sum !== sum && before.title !== title && !found.has(key))
        found.set(key, { fact, a: { title: before.title, sum: before.sum }, b: { title, sum } });
    }
  return [...found.values()];
}

/** "21 000,21 руб. (…)" → "21000,21"; null of what is no sum in figures. */
export const sumIn = (shown: string): string | null =>
  /^(\d[\d\s\u00a0\u202f]*,\d{2})/.exec(shown)?.[1]?.replace(/\s/g, "") ?? null;

/** Sums that the paper was made with and its text, edited by hand since, does not have any more. */
export function lostSums(used: readonly UsedFact[], text: string): UsedFact[] {
  const plain = text.replace(/\s/g, "");
  return used.filter(({ shown }) => {
    const sum = sumIn(shown);
    return sum !== null && !plain.includes(sum);
  });
}
