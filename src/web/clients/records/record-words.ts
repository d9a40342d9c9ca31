import type { RecordKind } from "../../../api/client-records.ts";
import { shownPassport } from "../../../api/requisites.ts";
import { parseRubles } from "../../../api/rubles.ts";
import type { Format } from "../../lib/format.ts";
import type { Locale } from "../../lib/locale.ts";
import { recordForms, type RecordField } from "./record-kinds-data.ts";

export type RecordData = Record<string, unknown>;
/** What stands in a form: every input by its text, a flag as "yes" or "". */
export type Typed = Record<string, string>;
type Reader = { f: Format; locale: Locale };

const at = ([ru, en]: readonly [string, string], locale: Locale) => (locale === "ru" ? ru : en);

/** «Ушакова Анна · ребёнок, 12.03.2019»: of a flag its title, of a choice the option's. */
export function lineOf(kind: RecordKind, data: RecordData, reader: Reader) {
  const { fields, line } = recordForms[kind];
  const words = (names: readonly string[]) =>
    names.flatMap((name) => {
      const field = fields.find((one) => one.name === name);
      const word = field ? shown(field, data[name], reader) : "";
      return word === "" ? [] : [word];
    });
  const sum = line.sum === undefined ? null : data[line.sum];
  return {
    title: capital(words(line.title).join(" · ")),
    detail: words(line.detail).join(" · "),
    sum: typeof sum === "number" ? reader.f.money(sum) : "",
  };
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

function shown(field: RecordField, value: unknown, { f, locale }: Reader): string {
  if (value === null || value === undefined || value === "" || value === false) return "";
  if (value === true) return at(field.title, locale).toLowerCase();
  if (typeof value === "number") return number(field, value, f, locale);
  if (typeof value !== "string") return "";
  const option = field.options?.find(([one]) => one === value);
  if (option) return at(option[1], locale);
  if (field.input === "day") return f.date(value);
  if (field.input === "phone") return f.phone(value);
  return field.name === "passport" ? shownPassport(value) : value;
}

function number(field: RecordField, value: number, f: Format, locale: Locale): string {
  if (field.input === "money") return `${at(field.title, locale).toLowerCase()} ${f.money(value)}`;
  if (field.input === "year") return String(value);
  // A quantity of none was not told.
  return value === 0 ? "" : f.number(value);
}

export function typedOf(kind: RecordKind, data: RecordData): Typed {
  return Object.fromEntries(
    recordForms[kind].fields.map(({ name, input }) => {
      const value = data[name];
      if (value === true) return [name, "yes"];
      if (typeof value === "number")
        return [name, input === "money" ? String(value / 100).replace(".", ",") : String(value).replace(".", ",")];
      return [name, typeof value === "string" ? value : ""];
    }),
  );
}

/** The record as it is sent, or the codes of what is wrong by field; the server checks the rest by its own schema. */
export function dataOf(kind: RecordKind, typed: Typed): { data: RecordData } | { wrong: Record<string, string> } {
  const data: RecordData = {};
  const wrong: Record<string, string> = {};
  for (const { name, input, isNeeded } of recordForms[kind].fields) {
    const text = (typed[name] ?? "").trim();
    if (text === "") {
      if (isNeeded) wrong[name] = "required";
      continue;
    }
    const value = valueOf(input, text);
    if (value === null) wrong[name] = input === "money" ? "money" : "wrong";
    else data[name] = value;
  }
  return Object.keys(wrong).length > 0 ? { wrong } : { data };
}

function valueOf(input: RecordField["input"], text: string): string | number | boolean | null {
  if (input === "flag") return true;
  if (input === "money") return parseRubles(text);
  if (input === "number")
    return /^\d[\d\s]*([.,]\d+)?$/.test(text) ? Number(text.replace(/\s/g, "").replace(",", ".")) : null;
  if (input === "whole" || input === "year") return /^\d+$/.test(text) ? Number(text) : null;
  return text;
}
