import { clientFields, type ClientField, type FieldKind } from "../../api/client-fields.ts";
import type { FieldValue } from "../../api/client-values.ts";
import type { FactSource, FactValue } from "../automation/index.ts";
import type { CustomField } from "./custom-fields/known-custom-fields.ts";

type Fact = FactSource["facts"][number];

const kinds: Partial<Record<FieldKind, Fact["kind"]>> = { day: "date", money: "money", flag: "flag", choice: "select" };

/** birthDate → client.birth-date; custom.7 → client.custom-7. */
export const factName = (field: string): string =>
  `client.${field.replaceAll(".", "-").replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

export const asFact = ({ name, kind, title, options }: ClientField): Fact => ({
  name: factName(name),
  title: title[0],
  titleEn: title[1],
  kind: kinds[kind] ?? "text",
  options: (options ?? []).map((option) => ({
    value: option.value,
    title: option.title[0],
    titleEn: option.title[1],
  })),
});

/** Facts of the registry that client's own list does not name already. */
export const registryFacts = (own: readonly Fact[]): Fact[] =>
  clientFields.map(asFact).filter((fact) => !own.some(({ name }) => name === fact.name));

// The words of a text are made right after its facts were loaded, so the last loading knows the fields it names.
let lastKnown: ReadonlyMap<string, Fact> = new Map();

export function rememberCustom(fields: readonly CustomField[]): Fact[] {
  const facts = fields.map(asFact);
  lastKnown = new Map(facts.map((fact) => [fact.name, fact]));
  return facts;
}

export const customFactNamed = (name: string): Fact | undefined => lastKnown.get(name);

/** Every field of the registry and of the firm; what is not known is null. */
export function fieldFacts(
  custom: readonly CustomField[],
  held: Readonly<Record<string, FieldValue>>,
): Record<string, FactValue> {
  return Object.fromEntries([...clientFields, ...custom].map(({ name }) => [factName(name), held[name] ?? null]));
}
