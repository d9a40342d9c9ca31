import type { Condition } from "../../../api/automation-timing.ts";
import type { Fact } from "../model.ts";
import type { Operator } from "../words/condition.ts";
import { blank, isBare, isBlank, leafFrom, wantedOf, type Comparison } from "./comparison.ts";

// A condition as it is edited: groups of «all», «any», «none», and comparisons whose values are the typed texts. It
// becomes the wire's condition on saving; what is not ready yet is named by the part's id.

export type GroupMode = "all" | "any" | "none";
export type Group = { id: number; mode: GroupMode; parts: Part[] };
export type Part = Group | Comparison;
export type Fault = "fact" | "value" | "empty-group" | "wrong";

/** A fault sits at a part; `paths` leads from the server's path («condition.all.0.value») back to the part. */
export type Result = { condition: Condition | null; faults: Map<number, Fault>; paths: Map<string, number> };

let lastId = 0;
const nextId = () => (lastId += 1);

export const newGroup = (mode: GroupMode = "all", parts: Part[] = []): Group => ({ id: nextId(), mode, parts });
export const newComparison = (field = "", op: Operator = "equals"): Comparison => ({
  ...blank,
  values: [],
  id: nextId(),
  field,
  op,
});
export const isGroup = (part: Part): part is Group => "parts" in part;

export function treeOf(condition: Condition | null, facts: readonly Fact[]): Group {
  if (condition === null) return newGroup();
  const part = partOf(condition, facts);
  return isGroup(part) ? part : newGroup("all", [part]);
}

function partOf(condition: Condition, facts: readonly Fact[]): Part {
  const inner = (parts: Condition[]) => parts.map((one) => partOf(one, facts));
  if ("all" in condition) return newGroup("all", inner(condition.all));
  if ("any" in condition) return newGroup("any", inner(condition.any));
  // «None of»: not(any(…)) and not(one) are the same group to a person.
  if ("not" in condition)
    return newGroup("none", "any" in condition.not ? inner(condition.not.any) : [partOf(condition.not, facts)]);
  return { id: nextId(), ...leafFrom(condition, facts) };
}

/** `path` is where the server will name its faults from: «condition», «params.condition». */
export function conditionOf(tree: Group, facts: readonly Fact[], path = "condition"): Result {
  const result: Result = { condition: null, faults: new Map(), paths: new Map() };
  // A lone comparison needs no group around it; an empty tree is no condition at all.
  const [only] = tree.parts;
  if (only === undefined) return result;
  const root: Part = tree.parts.length === 1 && tree.mode !== "none" ? only : tree;
  result.condition = convert(root, path, facts, result);
  return result;
}

function convert(part: Part, path: string, facts: readonly Fact[], result: Result): Condition {
  if (!isGroup(part)) return convertComparison(part, path, facts, result);
  if (part.parts.length === 0) result.faults.set(part.id, "empty-group");
  const inner = (at: string) => part.parts.map((one, place) => convert(one, `${at}.${place}`, facts, result));
  if (part.mode === "all") return { all: inner(`${path}.all`) };
  if (part.mode === "any") return { any: inner(`${path}.any`) };
  const [only] = part.parts;
  return only !== undefined && part.parts.length === 1
    ? { not: convert(only, `${path}.not`, facts, result) }
    : { not: { any: inner(`${path}.not.any`) } };
}

function convertComparison(part: Comparison, path: string, facts: readonly Fact[], result: Result): Condition {
  for (const name of ["field", "op", "value"]) result.paths.set(`${path}.${name}`, part.id);
  const fact = facts.find((one) => one.name === part.field);
  if (!fact) result.faults.set(part.id, "fact");
  if (isBare(part.op)) return { field: part.field, op: part.op };
  const value = fact && wantedOf(part, fact);
  if (fact && value === undefined) result.faults.set(part.id, isBlank(part) ? "value" : "wrong");
  return { field: part.field, op: part.op, value };
}

/** The tree with one part changed, wherever it stands; `null` takes it out. */
export function changePart(tree: Group, id: number, change: (part: Part) => Part | null): Group {
  if (tree.id === id) {
    const changed = change(tree);
    return changed && isGroup(changed) ? changed : { ...tree, parts: [] };
  }
  return { ...tree, parts: tree.parts.flatMap((part) => changeIn(part, id, change)) };
}

function changeIn(part: Part, id: number, change: (part: Part) => Part | null): Part[] {
  if (part.id === id) {
    const changed = change(part);
    return changed ? [changed] : [];
  }
  return isGroup(part) ? [{ ...part, parts: part.parts.flatMap((one) => changeIn(one, id, change)) }] : [part];
}
