// A letter not sent yet, kept on the device. Its key goes with it: a letter sent twice, even after a reload, is one.
import { useMemo } from "react";
import { z } from "zod";
import { useDraft } from "../lib/draft.ts";
import { newKey } from "../lib/new-key.ts";
import type { Letter } from "./queries.ts";

const Kept = z.object({
  key: z.string(),
  to: z.string(),
  cc: z.string(),
  subject: z.string(),
  text: z.string(),
  replyToId: z.number().nullable(),
  replySubject: z.string(),
});
export type LetterDraft = z.infer<typeof Kept>;

/** One draft a client; of a letter that is no client's, one in all. */
export const letterDraftName = (clientId: number | null) => `letter-${clientId ?? "new"}`;

const empty = (to: string): LetterDraft => ({
  key: newKey(),
  to,
  cc: "",
  subject: "",
  text: "",
  replyToId: null,
  replySubject: "",
});

export function useLetterDraft(clientId: number | null, to: string) {
  const stored = useDraft(letterDraftName(clientId));
  const kept = useMemo(() => read(stored.text), [stored.text]);
  const fresh = useMemo(() => empty(to), [to]);
  const draft = kept ?? fresh;
  const change = (part: Partial<LetterDraft>) => stored.setText(JSON.stringify({ ...draft, ...part }));
  return { draft, change, clear: stored.clear, wasKept: stored.wasKept };
}

function read(text: string): LetterDraft | null {
  if (text === "") return null;
  try {
    return Kept.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null; // of another version of the program: begun anew
  }
}

const addressOf = (people: { address: string }[]): string => people.map((one) => one.address).join(", ");

/** What an answer begins with; what was typed already stays. */
export const asReply = (letter: Letter, toAll: boolean): Partial<LetterDraft> => ({
  replyToId: letter.id,
  replySubject: letter.subject,
  subject: letter.reply.subject,
  to: addressOf(toAll ? letter.reply.to : letter.reply.to.slice(0, 1)),
  cc: toAll ? addressOf(letter.reply.cc) : "",
});

/** «a@b.ru, Иван <c@d.ru>; e@f.ru» → addresses. */
export const addressesIn = (text: string): string[] =>
  text
    .split(/[,;\n]/)
    .map((part) => (/<([^<>]+)>/.exec(part)?.[1] ?? part).trim().toLowerCase())
    .filter((part) => part !== "");

export const wrongAddress = (text: string): string | null =>
  addressesIn(text).find((one) => !/^[^\s@<>"(),;:]+@[^\s@<>"(),;:]+\.[^\s@<>"(),;:]+$/.test(one)) ?? null;
