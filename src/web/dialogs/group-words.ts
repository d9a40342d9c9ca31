import { dayOf } from "../lib/dates.ts";
import type { Word } from "./queries.ts";

export type WordDay = { day: string; words: Word[] };

/** The stream as it is read: the oldest of what is loaded first, under the days of the firm's clock. */
export function groupWords(newestFirst: readonly Word[], zone: string): WordDay[] {
  const days: WordDay[] = [];
  for (const word of newestFirst.toReversed()) {
    const day = dayOf(word.at, zone);
    const last = days.at(-1);
    if (last?.day === day) last.words.push(word);
    else days.push({ day, words: [word] });
  }
  return days;
}
