import type { RuleChange, RuleSpec } from "../../../api/automation-versions.ts";
import type { Locale } from "../../lib/locale.ts";
import { itemOf, type Catalog } from "../model.ts";
import { conditionWords } from "../words/condition.ts";
import type { Names } from "../words/params.ts";
import { meaningWords } from "../words/rule.ts";
import { timingWords } from "../words/timing.ts";

export interface ChangeLine {
  field: string;
  was: string;
  now: string;
}

interface Words {
  catalog: Catalog;
  names: Names;
  locale: Locale;
  none: string;
  on: string;
  off: string;
}

/** Each difference of a changed rule as it reads before and after; an order has no words of its own. */
export function changeLines({ before, after, fields }: RuleChange, words: Words): ChangeLine[] {
  if (!before || !after) return [];
  return fields.map((field) => ({ field, was: said(before, field, words), now: said(after, field, words) }));
}

/** The rule as a sentence: when, what, unless. */
export const ruleWords = (rule: RuleSpec, words: Words): string =>
  [
    rule.kind === "robot" ? said(rule, "timing", words) : "",
    said(rule, "params", words),
    rule.condition ? said(rule, "condition", words) : "",
  ]
    .filter((part) => part !== "" && part !== words.none)
    .join(" · ");

function said(rule: RuleSpec, field: string, { catalog, names, locale, none, on, off }: Words): string {
  const item = itemOf(catalog, rule);
  const titled = (name: string) => {
    const fact = catalog.facts.find((one) => one.name === name);
    return fact ? (locale === "en" ? fact.titleEn : fact.title) : name;
  };
  switch (field) {
    case "title":
      return rule.title || none;
    case "params":
      return meaningWords(rule, item, names, locale) || none;
    case "timing":
      return timingWords(rule.timing, locale, false, titled);
    case "condition":
      return rule.condition ? conditionWords(rule.condition, catalog.facts, locale) : none;
    case "allowBack":
      return rule.allowBack ? on : off;
    case "isOn":
      return rule.isOn ? on : off;
    case "stage":
      return names.stage(rule.stageId) ?? `№ ${rule.stageId}`;
    default:
      return "";
  }
}
