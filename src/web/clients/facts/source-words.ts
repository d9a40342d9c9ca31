import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { factsTexts } from "./facts-texts.ts";
import type { Word } from "./use-facts.ts";

/** Who said it and when: «со слов, 12 ноя», «Ксения Обухова, 12 ноя»; `full` for a tip. */
export function useSourceWords() {
  const t = useTexts(factsTexts);
  const f = useFormat();
  const name = ({ source, by }: Word) => (source.kind === "hand" && by ? by.name : t(`by_${source.kind}`));
  return {
    short: (words: readonly Word[]) => {
      const [first] = words;
      if (!first) return "";
      const text = t("sourceAt", { source: name(first), day: f.dayShort(first.at) });
      return words.length > 1 ? t("andMore", { text, n: words.length - 1 }) : text;
    },
    full: (words: readonly Word[]) =>
      words
        .map((word) =>
          [
            t("sourceAt", { source: name(word), day: f.when(word.at) }),
            word.by && word.source.kind !== "hand" ? t("passedOn", { name: word.by.name }) : "",
          ]
            .filter(Boolean)
            .join(", "),
        )
        .join("; "),
  };
}
