import type { Leaf, LeafKind, ListField } from "./field-kinds.ts";
import { fieldGroups, itemNumber } from "./fields.ts";
import { emptyScope, type FactValue, type Scope, type Source } from "./facts.ts";
import { sexOf } from "./names.ts";

const samples: Record<LeafKind, FactValue> = {
  text: "",
  lines: "",
  name: "",
  day: "2026-03-12",
  money: 2_100_021,
  number: 5,
  flag: true,
};
const nowhere: Source = { where: "extra", name: "example", id: null };

/** Every field with its example, every list with two items: a template is tried on it before anybody needs it. */
export function exampleModel(custom: readonly Leaf[]): Scope {
  const root = scopeOf([...fieldGroups.flatMap((group) => group.leaves), ...custom]);
  for (const list of fieldGroups.flatMap((group) => group.lists)) root.lists.set(list.path, itemsFor(list));
  return root;
}

function itemsFor(list: ListField): Scope[] {
  return [1, 2].map((n) => {
    const scope = scopeOf(list.leaves);
    scope.facts.set("n", { leaf: itemNumber, value: n, source: nowhere });
    for (const inner of list.lists ?? []) scope.lists.set(inner.path, itemsFor(inner));
    return scope;
  });
}

function scopeOf(leaves: readonly Leaf[]): Scope {
  const scope = emptyScope();
  for (const leaf of leaves) {
    const value = samples[leaf.kind] === "" ? leaf.example : samples[leaf.kind];
    scope.facts.set(leaf.path, {
      leaf,
      value,
      source: nowhere,
      sex: leaf.kind === "name" ? sexOf(leaf.example) : null,
    });
  }
  return scope;
}
