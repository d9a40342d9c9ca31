type At = { from: number; text: string };

/** What is typed after @ before the caret: a name's beginning, at most two words; null where nobody is called. */
export function atOf(text: string, caret: number): At | null {
  const found = /(?:^|[\s(«"])@([\p{L}\d.-]*(?: [\p{L}\d.-]*)?)$/u.exec(text.slice(0, caret));
  return found ? { from: caret - (found[1] ?? "").length - 1, text: found[1] ?? "" } : null;
}

/** Any word of the name may be begun; ё is е. */
export function fittingPeople<P extends { name: string }>(people: readonly P[], typed: string): P[] {
  const words = plain(typed).split(" ").filter(Boolean);
  return people
    .filter(({ name }) =>
      words.every((word) =>
        plain(name)
          .split(" ")
          .some((part) => part.startsWith(word)),
      ),
    )
    .slice(0, 8);
}

/** The name whole in place of what was typed of it. */
export const withName = (text: string, at: At, name: string): string => {
  const after = text.slice(at.from + 1 + at.text.length);
  return `${text.slice(0, at.from)}@${name}${/^[\s.,;:!?)»"]/.test(after) ? "" : " "}${after}`;
};

const plain = (text: string) => text.toLowerCase().replaceAll("ё", "е");
