import { invalid } from "./errors.ts";

/** Deeper than any form or condition of ours; far deeper input would only exhaust the stack of whoever walks it. */
const MAX_LEVELS = 40;

/**
 * What came from outside in the form that the database can keep: it knows no zero byte and no half of a surrogate
 * pair. They come with text copied from broken files, so they are dropped rather than refused.
 */
export function storable(value: unknown, level = 0): unknown {
  if (typeof value === "string") return storableText(value);
  if (typeof value !== "object" || value === null) return value;
  if (level >= MAX_LEVELS) throw invalid({ body: "too-deep" });
  if (Array.isArray(value)) return value.map((item) => storable(item, level + 1));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [storableText(key), storable(item, level + 1)]));
}

const storableText = (text: string): string => text.replaceAll("\0", "").toWellFormed();
