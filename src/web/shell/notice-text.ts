import { say, type Values } from "../lib/i18n.ts";
import { noticeTexts } from "./notice-texts.ts";

type Said = { kind: string; text: string; data: Record<string, unknown> };

/** Our own kinds have words in both languages; a robot's notice brings its text, and so does a kind this build does not know. */
export function noticeText({ kind, text, data }: Said): string {
  return isKnown(kind) ? say(noticeTexts, kind, valuesOf(data)) : text;
}

const isKnown = (kind: string): kind is keyof typeof noticeTexts & string => Object.hasOwn(noticeTexts, kind);

function valuesOf(data: Record<string, unknown>): Values {
  const values: Values = {};
  for (const [name, value] of Object.entries(data))
    if (typeof value === "string" || typeof value === "number") values[name] = value;
  return values;
}
