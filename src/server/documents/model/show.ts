import type { Fact } from "./facts.ts";
import { cutName, decline } from "./names.ts";
import { day, dayInWords, money, moneyInFull, moneyInWords, number } from "./words.ts";

const DASH = "—";

/** How a known fact is written, in the forms that follow its path; null when it is not known and may not be a dash. */
export function show(fact: Fact, forms: readonly string[]): string | null {
  const { value, leaf } = fact;
  if (value === null || (leaf.kind === "name" && value === "")) {
    return leaf.absent === "dash" || forms.includes("orDash") ? DASH : null;
  }
  const text = remembered(fact, forms.join("."), () => safe(written(fact, value, forms)));
  // A part that a name has not, as a patronymic.
  return text === "" && forms.includes("orDash") ? DASH : text;
}

// A contract names its client and its price on every page; words and cases are worked out once a paper.
const memory = new WeakMap<Fact, Map<string, string>>();

function remembered(fact: Fact, forms: string, write: () => string): string {
  const known = memory.get(fact) ?? new Map<string, string>();
  memory.set(fact, known);
  const text = known.get(forms) ?? write();
  known.set(forms, text);
  return text;
}

function written(fact: Fact, value: string | number | boolean, forms: readonly string[]): string {
  switch (fact.leaf.kind) {
    case "money":
      if (forms.includes("words")) return moneyInWords(Number(value));
      return forms.includes("full") ? moneyInFull(Number(value)) : money(Number(value));
    case "day":
      return forms.includes("words") ? dayInWords(String(value)) : day(String(value));
    case "number":
      return typeof value === "number" ? number(value) : String(value);
    case "flag":
      return value === true ? "да" : "нет";
    case "name":
      return named(fact, String(value), forms);
    default:
      return String(value);
  }
}

function named(fact: Fact, name: string, forms: readonly string[]): string {
  return forms.reduce((text, form) => {
    switch (form) {
      case "gen":
      case "dat":
      case "acc":
      case "ins":
        return fact.forms?.[form] ?? (fact.sex ? decline(text, form, fact.sex) : text);
      case "short":
      case "initials":
      case "surname":
      case "first":
      case "patronymic":
        return cutName(text, form);
      default:
        return text;
    }
  }, name);
}

/** Braces would be read as placeholders when the paper gets its number; other control signs are no XML. */
const safe = (text: string): string =>
  text
    .replaceAll("{", "(")
    .replaceAll("}", ")")
    .replaceAll("\r\n", "\n")
    // "г. Красноярск", "ст. 213.4", "№ 5" and the parts of a phone are not parted by the end of a line.
    .replace(/(^|[\s,(«])(г\.|ул\.|д\.|кв\.|корп\.|стр\.|оф\.|с\.|ст\.|п\.|ч\.|№) (?=\S)/g, "$1$2\u00A0")
    .replace(/(\+7) (\d{3}) (?=\d)/g, "$1\u00A0$2\u00A0")
    // oxlint-disable-next-line no-control-regex -- these very signs are what is taken out
    .replace(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g, "");
