import { strFromU8, unzipSync } from "fflate";
import { formsOf } from "../model/field-kinds.ts";

const forms = new Set(Object.values(formsOf).flatMap((list) => list.map(({ form }) => form)));

/**
 * Fields that a file of our own making names, by its text alone: a start must not take apart forty templates that tests
 * have checked. A file that people bring is read by check-template.ts.
 */
export function fieldsIn(content: Uint8Array): string[] {
  const parts = unzipSync(content, { filter: ({ name }) => name === "word/document.xml" });
  const text = strFromU8(parts["word/document.xml"] ?? new Uint8Array()).replace(/<[^>]+>/g, "");
  const names = [...text.matchAll(/\{([#!?]*[^}{/[]+)/g)].map((match) => (match[1] ?? "").trim());
  return [...new Set(names.map(withoutForms))];
}

function withoutForms(name: string): string {
  const bits = name.replace(/[!?]/, "").split(".");
  while (bits.length > 1 && forms.has(bits.at(-1) ?? "")) bits.pop();
  return bits.join(".");
}
