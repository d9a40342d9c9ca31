import { ClientFacts } from "../../api/clients.ts";
import { parseRubles } from "../../api/rubles.ts";
import { invalid } from "../kernel/errors.ts";
import { fieldOptions, type fieldNames } from "./field-titles-data.ts";
import type { Facts } from "./update-client.ts";

/** The typed value as the fact's own type; a value that is none fails the run with the field's name. */
export function factsFrom(field: (typeof fieldNames)[number], text: string): Facts {
  const value = text === "" ? null : field === "incomeKopecks" ? parseRubles(text) : text;
  if (text !== "" && value === null) throw invalid({ value: "wrong" });
  const parsed = ClientFacts.partial().safeParse({ [field]: value });
  if (!parsed.success) throw invalid({ value: "wrong" });
  return parsed.data;
}

export const titleOf = (field: string): string => fieldOptions.find((option) => option.value === field)?.title ?? field;
