// What a constant or a card's variable may hold, and how a text that a robot made becomes such a value.

export const valueTypes = ["text", "number", "date", "flag"] as const;
export type ValueType = (typeof valueTypes)[number];
type Value = string | number | boolean | null;

const MOST_CHARACTERS = 1000;

/** Null, "no value", fits every type. */
export function fitsType(type: ValueType, value: Value): boolean {
  if (value === null) return true;
  switch (type) {
    case "text":
      return typeof value === "string" && value.length <= MOST_CHARACTERS;
    case "number":
      return typeof value === "number" && Number.isFinite(value);
    case "flag":
      return typeof value === "boolean";
    case "date":
      return typeof value === "string" && isDay(value);
  }
}

/** The value as people or robots write it: "12 000,50", "24.11.2026", "да". Blank is no value; undefined: it does not fit. */
export function parseValue(type: ValueType, text: string): Value | undefined {
  const plain = text.trim();
  if (plain === "") return null;
  switch (type) {
    case "text":
      return plain.slice(0, MOST_CHARACTERS);
    case "number":
      return parseNumber(plain);
    case "date":
      return parseDay(plain);
    case "flag":
      return flags.get(plain.toLocaleLowerCase("ru"));
  }
}

const flags = new Map([
  ["да", true],
  ["true", true],
  ["yes", true],
  ["1", true],
  ["нет", false],
  ["false", false],
  ["no", false],
  ["0", false],
]);

/** Spaces between thousands, a decimal comma and the rouble's sign are how people write numbers here. */
export function parseNumber(text: string): number | undefined {
  const plain = text.replaceAll(/[\s\u00a0\u202f₽]/g, "").replace(",", ".");
  if (!/^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain)) return undefined;
  return Number(plain);
}

/** "2026-11-24" or "24.11.2026" as a day that is in the calendar. */
export function parseDay(text: string): string | undefined {
  const plain = text.trim();
  const russian = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(plain);
  const day = russian ? `${russian[3]}-${russian[2]}-${russian[1]}` : plain;
  return isDay(day) ? day : undefined;
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

/** The name of the only mark in a text that is nothing but that mark: such a value keeps its own type. */
export const onlyMark = (text: string): string | null =>
  /^\s*\{\{\s*([a-z0-9-]+(?:\.[a-z0-9-]+)+)\s*\}\}\s*$/.exec(text)?.[1] ?? null;

interface NamesValues {
  name: string;
  params: Record<string, unknown>;
  condition: unknown;
  timing: unknown;
}

/** Settings that hold a variable's code itself; everywhere else it stands as a fact's name. */
const CODE_FIELDS = ["variable", "into"];

/** Whether the rule names the constant or variable: in its condition, texts, timing, or as what it sets. */
export function namesValue(rule: NamesValues, kind: "constant" | "variable", code: string): boolean {
  const asFact = new RegExp(`\\b${kind}\\.${code}(?![a-z0-9-])`);
  if (asFact.test(JSON.stringify([rule.params, rule.condition, rule.timing]))) return true;
  return kind === "variable" && CODE_FIELDS.some((field) => rule.params[field] === code);
}
