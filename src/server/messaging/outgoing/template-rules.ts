/** Templates: `{{1}}` and its values. WhatsApp refuses empty values, line breaks, long runs of spaces and long texts. */

const MAX_TEMPLATE_TEXT = 1024;
const PLACEHOLDER = /\{\{\s*([\w.-]+)\s*\}\}/g;

/** Names between braces, each once, in the order of the text. */
export const placeholdersOf = (body: string): string[] => [
  ...new Set([...body.matchAll(PLACEHOLDER)].map((m) => m[1] ?? "")),
];

/** Only numbered variables can be filled from facts; a template with named ones is shown and not sent. */
export const isNumbered = (body: string): boolean => placeholdersOf(body).every((name) => /^[1-9]\d*$/.test(name));

/** The text with the values in place; a variable without a value stays as it is written. */
export const renderTemplate = (body: string, values: Readonly<Record<string, string>>): string =>
  body.replace(PLACEHOLDER, (whole, name: string) => values[name] ?? whole);

export type VariableFault = "line-break" | "too-many-spaces" | "too-long";

/** What is wrong with a value that is there. */
export function faultOf(value: string): VariableFault | null {
  if (/[\n\r\t\u2028\u2029]/.test(value)) return "line-break";
  if (/ {5,}/.test(value)) return "too-many-spaces";
  return value.length > MAX_TEMPLATE_TEXT ? "too-long" : null;
}

export const isTooLong = (text: string): boolean => text.length > MAX_TEMPLATE_TEXT;
