import type { FieldKind } from "../../../api/client-fields.ts";

interface Option {
  value: string;
}

/** What is wrong with a field's options: a choice needs some, each once; other kinds have none. */
export function optionsFault(kind: FieldKind, options: readonly Option[]): string | null {
  if (kind !== "choice") return options.length > 0 ? "not-a-choice" : null;
  if (options.length === 0) return "required";
  return new Set(options.map((option) => option.value)).size < options.length ? "twice" : null;
}
