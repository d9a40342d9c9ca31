import type { ListField } from "../field-kinds.ts";
import { itemNumber } from "../fields.ts";
import { emptyScope, put, type FactValue, type Scope, type Source } from "../facts.ts";
import { sexOf } from "../names.ts";

export interface ItemValues {
  values: Readonly<Record<string, FactValue | undefined>>;
  source(path: string): Source;
}

/** Items of a described list, numbered from 1; names in them bend by what their own patronymics tell. */
export function itemsOf(field: ListField, rows: readonly ItemValues[]): Scope[] {
  return rows.map(({ values, source }, index) => {
    const scope = emptyScope();
    put(scope, field.leaves, values, source);
    for (const fact of scope.facts.values())
      if (fact.leaf.kind === "name" && fact.value !== null) fact.sex = sexOf(String(fact.value));
    scope.facts.set("n", { leaf: itemNumber, value: index + 1, source: source("n") });
    return scope;
  });
}
