import type { z } from "zod";
import type { AutomationValue as AutomationValueSchema } from "../../../api/automation-values.ts";

export type AutomationValue = z.output<typeof AutomationValueSchema>;
export type ValueType = AutomationValue["type"];
export type ValueData = AutomationValue["value"];

export const valueTypes: readonly ValueType[] = ["text", "number", "date", "flag"];
export const isCode = (text: string): boolean => /^[a-z][a-z0-9-]{0,39}$/.test(text);

/** As it stands in its field. */
export function typedOf(value: ValueData, decimal: "," | "."): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value).replace(".", decimal);
  return String(value);
}

/** What was typed as a value of the type: blank is no value, undefined does not fit. */
export function valueOf(type: ValueType, typed: string): ValueData | undefined {
  const plain = typed.trim();
  if (plain === "") return null;
  switch (type) {
    case "text":
      return plain.length <= 1000 ? plain : undefined;
    case "number":
      return numberOf(plain);
    case "date":
      return /^\d{4}-\d{2}-\d{2}$/.test(plain) ? plain : undefined;
    case "flag":
      return plain === "true" ? true : plain === "false" ? false : undefined;
  }
}

/** «12 000,50» is how people write it here. */
function numberOf(text: string): number | undefined {
  const plain = text.replaceAll(/[\s\u00a0\u202f₽]/g, "").replace(",", ".");
  return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined;
}

const LETTERS: Record<string, string> = Object.fromEntries(
  [..."абвгдеёзийклмнопрстуфыэ"].map((letter, place) => [letter, "abvgdeezijklmnoprstufye"[place] ?? ""]),
);
const PAIRS: Record<string, string> = { ж: "zh", х: "kh", ц: "ts", ч: "ch", ш: "sh", щ: "sch", ю: "yu", я: "ya" };

/** A code by the title: «Телефон офиса» → «telefon-ofisa». */
export const codeFor = (title: string): string =>
  [...title.toLowerCase()]
    .map((letter) => PAIRS[letter] ?? LETTERS[letter] ?? (letter === "ъ" || letter === "ь" ? "" : letter))
    .join("")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "")
    .slice(0, 40)
    .replace(/-+$/, "");
