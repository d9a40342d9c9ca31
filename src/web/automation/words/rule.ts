import type { Locale } from "../../lib/locale.ts";
import { isBranch, type CatalogItem, type Rule } from "../model.ts";
import { branchWords } from "./condition.ts";
import { paramWords, type Names } from "./params.ts";

/** What the rule does, in words: its settings, or the question of a branch. */
export const meaningWords = (
  rule: Pick<Rule, "name" | "params">,
  item: CatalogItem | undefined,
  names: Names,
  locale: Locale,
): string => {
  if (isBranch(rule)) return branchWords(rule.params, names.facts, locale);
  return item ? paramWords(item, rule.params, names, locale) : "";
};
