import { z } from "zod";
import type { ClientField, FieldKind } from "./client-fields.ts";
import { readDivisionCode, readInn, readKpp, readOgrn, readOgrnip, readPassport, readSnils } from "./requisites.ts";
import { Day, KopecksInput } from "./scalars.ts";

/** A fact's value as it is stored: days "2026-11-24", sums in kopecks, choices by their value, numbers in normal form. */
export type FieldValue = string | number | boolean | null;
/** The stored form, or the code by which the interface says what is wrong. */
export type ReadValue = { value: FieldValue } | { fault: string };

const MOST: Readonly<Record<string, number>> = { name: 200, city: 100, region: 100, family: 300, work: 300 };
const MOST_TEXT = 500;
const MOST_LONG = 5000;

/** Nobody who comes was born before it; an earlier year is a slip of the keyboard. */
const FIRST_DAY = "1900-01-01";

/** What was typed or sent as the field's value; blank is no value. `today` is what no fact of the past may be after. */
export function readValue(
  field: Pick<ClientField, "name" | "kind" | "options">,
  given: unknown,
  today: string,
): ReadValue {
  const value = typeof given === "string" ? given.trim() : given;
  if (value === null || value === "") return field.name === "name" ? { fault: "required" } : { value: null };
  if (typeof value === "string") return readText(field, value, today);
  if (field.kind === "money") return KopecksInput.safeParse(value).success ? { value: Number(value) } : wrong;
  return field.kind === "flag" && typeof value === "boolean" ? { value } : wrong;
}

const wrong = { fault: "wrong" } as const;

function readText(
  { name, kind, options }: Pick<ClientField, "name" | "kind" | "options">,
  text: string,
  today: string,
): ReadValue {
  const reader = readers[kind];
  if (reader) {
    const value = reader(text);
    return value === null ? { fault: kind } : { value };
  }
  switch (kind) {
    case "text":
      return short(text.replace(/[^\S\n]+/g, " "), MOST[name] ?? MOST_TEXT);
    case "long":
      return short(text, MOST_LONG);
    case "address":
      return short(tidyAddress(text), MOST_TEXT);
    case "day":
      return isDayOfLife(name, text, today) ? { value: text } : wrong;
    case "choice":
      return options?.some((option) => option.value === text) ? { value: text } : wrong;
    case "email":
      return z.email().max(200).safeParse(text).success ? { value: text } : { fault: "email" };
    case "zone":
      return isZone(text) ? { value: text } : wrong;
    default:
      return wrong;
  }
}

const readers: Partial<Record<FieldKind, (text: string) => string | null>> = {
  inn: readInn,
  kpp: readKpp,
  ogrn: readOgrn,
  ogrnip: readOgrnip,
  snils: readSnils,
  passport: readPassport,
  "division-code": readDivisionCode,
};

const short = (value: string, most: number): ReadValue => (value.length > most ? { fault: "too-long" } : { value });

/** Single spaces, one after each comma; words and their shortenings («г.», «ул.») stay as people write them. */
export const tidyAddress = (text: string): string =>
  text
    .trim()
    .replace(/\s+/g, " ")
    .replace(/ ?,[, ]*/g, ", ")
    .replace(/^, |,\s*$/g, "");

/** The registry's days are things that happened; an administrator's own field may look ahead. */
function isDayOfLife(name: string, text: string, today: string): boolean {
  if (!Day.safeParse(text).success) return false;
  return name.startsWith("custom.") || (text >= FIRST_DAY && text <= today);
}

/** Whether the text names a zone that the machine knows. */
export function isZone(text: string): boolean {
  // An offset ("+03:00") is not a place, and the database reads its sign the other way round.
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: text }).format(0) !== "";
  } catch {
    return false; // the constructor's only way to say "no such zone"
  }
}
