// A letter not sent yet, kept on the device. Its key goes with it: a letter sent twice, even after a reload, is one.
import { useMemo } from "react";
import { z } from "zod";
import { changeDraft, useDraft } from "../lib/draft.ts";
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
  /** Where the answered letter came to, or the person's choice; null: the form's own. */
  mailboxId: z.number().nullable().default(null),
});
export type LetterDraft = z.infer<typeof Kept>;

/** One draft a client; of nobody's letter, one to it. */
export type DraftPlace = { clientId: number } | { letterId: number };
export const letterDraftName = (place: DraftPlace) =>
  "clientId" in place ? `letter-${place.clientId}` : `letter-to-${place.letterId}`;

const empty = (to: string): LetterDraft => ({
  key: newKey(),
  to,
  cc: "",
  subject: "",
  text: "",
  replyToId: null,
  replySubject: "",
  mailboxId: null,
});

export function useLetterDraft(place: DraftPlace, to: string) {
  const stored = useDraft(letterDraftName(place));
  const kept = useMemo(() => read(stored.text), [stored.text]);
  const isBlank = kept === null;
  // Sent and cleared, it is another letter: under the former key it would be taken for the same one.
  const fresh = useMemo(() => (isBlank ? empty(to) : null), [to, isBlank]);
  const draft = kept ?? fresh ?? empty(to);
  const change = (part: Partial<LetterDraft>) => stored.setText(JSON.stringify({ ...draft, ...part }));
  return { draft, change, clear: stored.clear };
}

/** The answer begins in the draft of its place; what was typed there stays. */
export const beginReply = (place: DraftPlace, letter: Letter, toAll: boolean): void =>
  changeDraft(letterDraftName(place), (text) =>
    JSON.stringify({ ...(read(text) ?? empty("")), ...asReply(letter, toAll) }),
  );

function read(text: string): LetterDraft | null {
  if (text === "") return null;
  try {
    return Kept.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null; // of another version of the program: begun anew
  }
}

const addressOf = (people: { address: string }[]): string => people.map((one) => one.address).join(", ");

/** What an answer begins with. */
const asReply = (letter: Letter, toAll: boolean): Partial<LetterDraft> => ({
  replyToId: letter.id,
  mailboxId: letter.mailboxId,
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
