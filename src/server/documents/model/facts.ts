import type { MissingFact } from "../../../api/documents.ts";
import type { Leaf } from "./field-kinds.ts";

/** Where a fact lives: a field of the card, a record, a debt, the matter, the firm, the paper's own input, a rule. */
export interface Source {
  where: MissingFact["where"];
  name: string;
  id: number | null;
}

export type FactValue = string | number | boolean | null;

/** A leaf of the model with its value; null is not known, and `source` then says where it is to be entered. */
export interface Fact {
  leaf: Leaf;
  value: FactValue;
  source: Source;
  /** Ready forms that a person set: cases of a name. */
  forms?: Readonly<Record<string, string>> | undefined;
  /** Of a name: null where it cannot be bent, and stays as it is. */
  sex?: "male" | "female" | null | undefined;
}

/** What placeholders find: the root, or one item of a list. */
export interface Scope {
  facts: Map<string, Fact>;
  lists: Map<string, Scope[]>;
}

export const emptyScope = (): Scope => ({ facts: new Map(), lists: new Map() });

/** Puts values of described leaves into a scope; a leaf of the description without a value is a fact not known. */
export function put(
  scope: Scope,
  leaves: readonly Leaf[],
  values: Readonly<Record<string, FactValue | undefined>>,
  sourceOf: (path: string) => Source,
): void {
  for (const leaf of leaves) {
    const value = values[leaf.path];
    const known = value === undefined || value === "" ? null : value;
    scope.facts.set(leaf.path, { leaf, value: known, source: sourceOf(leaf.path) });
  }
}

export const factOf = (scope: Scope, path: string): Fact => {
  const fact = scope.facts.get(path);
  if (!fact) throw new Error(`the papers' model has no ${path}`);
  return fact;
};
