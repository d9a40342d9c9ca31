import { needsWords, type MoveQuestion, type MoveWords } from "../lib/move-need.ts";
import { createStore } from "../lib/store.ts";

/** The question on screen; `MoveQuestions` draws it. */
export const askedMove = createStore<(MoveQuestion & { answer: (words: MoveWords | null) => void }) | null>(null);

/** Asks only what is missing, at the moment of need; null when the person leaves the card in place. */
export function askWords(question: MoveQuestion): Promise<MoveWords | null> {
  if (!question.gaps && !needsWords(question.need)) return Promise.resolve({});
  askedMove.get()?.answer(null);
  return new Promise((resolve) => {
    const answer = (words: MoveWords | null) => {
      askedMove.set(null);
      resolve(words);
    };
    askedMove.set({ ...question, answer });
  });
}
