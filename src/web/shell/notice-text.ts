import { say, type Values } from "../lib/i18n.ts";
import { desktopTexts, noticeTexts } from "./notice-texts.ts";

type Said = { kind: string; text: string; data: Record<string, unknown> };

/** Our own kinds have words in both languages; a robot's notice brings its text, and so does a kind this build does not know. */
export function noticeText({ kind, text, data }: Said): string {
  return isKey(noticeTexts, kind) ? say(noticeTexts, kind, valuesOf(data)) : text;
}

/** Outside the page anybody near the screen reads it: numbers, but no name and no free text, which may hold one. */
export function desktopText({ kind, data }: Said): string {
  return say(desktopTexts, isKey(desktopTexts, kind) ? kind : "other", valuesOf(data));
}

const isKey = <T extends object>(texts: T, kind: string): kind is keyof T & string => Object.hasOwn(texts, kind);

function valuesOf(data: Record<string, unknown>): Values {
  const values: Values = {};
  for (const [name, value] of Object.entries(data))
    if (typeof value === "string" || typeof value === "number") values[name] = value;
  return values;
}
