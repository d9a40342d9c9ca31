import { clientFields, type ClientField } from "../../../api/client-fields.ts";
import { readValue, type FieldValue, type ReadValue } from "../../../api/client-values.ts";
import type { z } from "zod";
import type { CustomField } from "../../../api/custom-fields.ts";
import { shownPassport, shownSnils } from "../../../api/requisites.ts";
import { parseRubles } from "../../../api/rubles.ts";
import { dayOf } from "../../lib/dates.ts";
import type { Format } from "../../lib/format.ts";
import { sayPair, type Pair } from "../../lib/i18n.ts";
import type { Locale } from "../../lib/locale.ts";
import { zones } from "../../lib/zones-data.ts";

/** A fact of the card, of the registry or of the firm's own. */
export type Field = Omit<ClientField, "group"> & { group: GroupId };
export type GroupId = ClientField["group"] | "custom";
export type Group = { id: GroupId; title: Pair; fields: Field[] };

const groups: readonly [GroupId, Pair][] = [
  ["identity", ["Личность", "Identity"]],
  ["company", ["Организация", "Company"]],
  ["place", ["Адреса и связь", "Addresses and contacts"]],
  ["documents", ["Документы", "Documents"]],
  ["family", ["Семья", "Family"]],
  ["work", ["Работа и доход", "Work and income"]],
  ["other", ["Прочее", "Other"]],
  ["custom", ["Поля фирмы", "The firm's fields"]],
];

const NAMES = { person: ["ФИО", "Full name"], company: ["Название", "Name"] } as const;

/** The groups of facts that such a client has, in the card's order. */
export function groupsOf(kind: "person" | "company", custom: readonly z.output<typeof CustomField>[]): Group[] {
  const own = custom.map((one): Field => ({
    name: one.name,
    kind: one.kind,
    group: "custom",
    title: [one.title, one.titleEn],
    of: one.of,
    options: one.options.map((option) => ({ value: option.value, title: [option.title, option.titleEn] })),
  }));
  const all: readonly Field[] = [...clientFields, ...own];
  const titled = all.map((field) => (field.name === "name" ? { ...field, title: NAMES[kind] } : field));
  return groups.flatMap(([id, title]) => {
    const fields = titled.filter((field) => field.group === id && (field.of === "both" || field.of === kind));
    return fields.length > 0 ? [{ id, title, fields }] : [];
  });
}

type Reader = { f: Format; locale: Locale; yes: string; no: string };

/** As people read it: «112-233-445 95», «12 000 ₽», «в браке». */
export function shownValue(field: Field, value: FieldValue, { f, locale, yes, no }: Reader): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? yes : no;
  if (typeof value === "number") return field.kind === "money" ? f.money(value) : String(value);
  const option = field.options?.find((one) => one.value === value);
  if (option) return option.title[locale === "ru" ? 0 : 1];
  if (field.kind === "day") return f.date(value);
  if (field.kind === "zone") {
    const known = zones.find(({ zone }) => zone === value);
    return known ? sayPair(known.city, undefined, locale) : value;
  }
  if (field.kind === "snils") return shownSnils(value);
  return field.kind === "passport" ? shownPassport(value) : value;
}

/** As it is typed; days and choices by their stored form. */
export function editedValue(field: Field, value: FieldValue, reader: Reader): string {
  if (typeof value === "number") return field.kind === "money" ? String(value / 100).replace(".", ",") : String(value);
  return field.kind === "day" ? String(value ?? "") : shownValue(field, value, reader);
}

/** By the server's own rules, so that nobody waits to hear that a digit is missing. */
export function readTyped(
  field: Field,
  typed: string | boolean,
  { zone, now }: { zone: string; now: Date },
): ReadValue {
  const today = dayOf(now, zone);
  if (field.kind !== "money" || typeof typed !== "string" || typed.trim() === "") return readValue(field, typed, today);
  const kopecks = parseRubles(typed);
  return kopecks === null ? { fault: "money" } : readValue(field, kopecks, today);
}
