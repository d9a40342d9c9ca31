import type { Letter } from "./letter.ts";

type Shown = { at: string; from: string; to: string[]; subject: string; text: string; attachments: string[] };

/** Read once: the control page asks each second. */
const read = new WeakMap<Letter, Promise<Shown>>();

export function presentLetter(letter: Letter): Promise<Shown> {
  const known = read.get(letter) ?? readLetter(letter);
  read.set(letter, known);
  return known;
}

async function readLetter({ at, from, to, raw }: Letter): Promise<Shown> {
  // Loaded by the first letter: it is large, and the sandbox mostly idle.
  const { simpleParser } = await import("mailparser");
  const mail = await simpleParser(raw);
  return {
    at,
    from: mail.from?.text ?? from,
    to,
    subject: mail.subject ?? "",
    text: mail.text?.trim() ?? "",
    attachments: mail.attachments.map(({ filename, contentType }) => filename ?? contentType),
  };
}
