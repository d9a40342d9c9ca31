import type { ClientField } from "../../../api/client-fields.ts";
import { parseRubles } from "../../../api/rubles.ts";

/** A value as people, robots and tables write it: "45 тыс.", "24.11.2026", "да", «в браке». It is judged by readValue. */
export function parseValue({ kind, options }: Pick<ClientField, "kind" | "options">, typed: string): unknown {
  const text = typed.trim();
  if (text === "") return null;
  switch (kind) {
    case "money":
      return parseRubles(text) ?? text;
    case "flag":
      return flags.get(text.toLowerCase()) ?? text;
    case "day":
      return text.replace(
        /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:\s*г\.?)?$/,
        (_whole, day: string, month: string, year: string) =>
          [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-"),
      );
    case "choice": {
      const plain = text.toLowerCase();
      const named = options?.find(({ value, title }) => [value, ...title].some((word) => word.toLowerCase() === plain));
      return named?.value ?? text;
    }
    default:
      return text;
  }
}

const flags = new Map([
  ["да", true],
  ["yes", true],
  ["true", true],
  ["1", true],
  ["+", true],
  ["нет", false],
  ["no", false],
  ["false", false],
  ["0", false],
  ["-", false],
]);
