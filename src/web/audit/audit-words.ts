import type { z } from "zod";
import type { AuditLine } from "../../api/audit.ts";
import { sayPair } from "../lib/i18n.ts";
import type { Locale } from "../lib/locale.ts";
import { eventTitle } from "./event-title.ts";
import { fieldTitles, readTitles } from "./event-titles-data.ts";

export type Line = z.output<typeof AuditLine>;

/** What happened, in words: «Изменён сотрудник». */
export function lineTitle(line: Pick<Line, "kind" | "name">, locale: Locale): string {
  if (line.kind !== "read") return eventTitle(line.name, locale);
  const pair = readTitles[line.name];
  return pair ? sayPair(pair, undefined, locale) : line.name;
}

/** What exactly: the fields that changed, the address of a sign-in. */
export function lineDetail({ name, data }: Pick<Line, "name" | "data">, locale: Locale): string {
  const parts = [
    Array.isArray(data["fields"]) ? data["fields"].map((field) => fieldTitle(String(field), locale)).join(", ") : "",
    typeof data["address"] === "string" ? data["address"] : "",
    name === "user.sign-in-failed" && data["locked"] === true ? WORDS[locale].locked : "",
    typeof data["reason"] === "string" ? data["reason"] : "",
    typeof data["number"] === "number" ? `№ ${data["number"]}` : "",
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

function fieldTitle(field: string, locale: Locale): string {
  const pair = fieldTitles[field];
  return pair ? sayPair(pair, undefined, locale) : field;
}

const WORDS = { ru: { locked: "вход закрыт" }, en: { locked: "sign-in locked" } } satisfies Record<Locale, unknown>;
