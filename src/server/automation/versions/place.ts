import type { RuleSpec } from "../../../api/automation-versions.ts";
import { BRANCH } from "../runs/finish-run.ts";
import { inOrder } from "./rules.ts";

// Where a rule stands in a draft. A branch is followed by its arms, "then" before "else", and moves with them.

export interface Wish {
  stageId: number;
  parentId: number | null;
  arm: "then" | "else" | null;
  /** The rule above it, or the one below it; none: the end of its arm or stage. */
  aboveId: number | null;
  belowId: number | null;
}

/** The rule itself and everything in its arms, in order. */
export function blockOf(rules: readonly RuleSpec[], id: number): RuleSpec[] {
  const ids = new Set([id]);
  // Branches stand in branches: look until nothing is added.
  for (let size = 0; size !== ids.size;) {
    size = ids.size;
    for (const rule of rules) if (rule.parentId !== null && ids.has(rule.parentId)) ids.add(rule.id);
  }
  return inOrder(rules.filter((rule) => ids.has(rule.id)));
}

/**
 * The draft with the rule and its arms at the wished place; null when a named neighbour is not there, when a branch
 * would come to stand within itself, or when branch and arm are not named together.
 */
export function placed(rules: readonly RuleSpec[], id: number, wish: Wish): RuleSpec[] | null {
  const block = blockOf(rules, id);
  const head = block.find((rule) => rule.id === id);
  if (!head || block.some((rule) => rule.id === wish.parentId)) return null;
  // Half a place: a branch without an arm, or an arm of no branch. No table would take it.
  if ((wish.parentId === null) !== (wish.arm === null)) return null;
  const inBlock = new Set(block.map((rule) => rule.id));
  const rest = rules.filter((rule) => !inBlock.has(rule.id));
  const column = inOrder(rest.filter((rule) => rule.stageId === wish.stageId && rule.kind === head.kind));
  if (wish.parentId !== null && !column.some((rule) => rule.id === wish.parentId && rule.name === BRANCH)) return null;
  const at = placeIn(column, wish);
  if (at === null) return null;
  const moved = block.map((rule) => ({
    ...rule,
    stageId: wish.stageId,
    ...(rule.id === id ? { parentId: wish.parentId, arm: wish.arm } : {}),
  }));
  const ordered = [...column.slice(0, at), ...moved, ...column.slice(at)].map((rule, i) => ({
    ...rule,
    position: i + 1,
  }));
  const others = rest.filter((rule) => rule.stageId !== wish.stageId || rule.kind !== head.kind);
  return [...others, ...ordered];
}

function placeIn(column: readonly RuleSpec[], wish: Wish): number | null {
  if (wish.belowId !== null && wish.aboveId === null) return indexOf(column, wish.belowId);
  if (wish.aboveId !== null) {
    const above = indexOf(column, wish.aboveId);
    if (above === null) return null;
    // Below a branch, but not in its arms: after the last of them.
    return wish.aboveId === wish.parentId ? startOfArm(column, wish) : afterBlock(column, wish.aboveId);
  }
  return wish.parentId === null ? column.length : endOfArm(column, wish.parentId, wish.arm);
}

function indexOf(column: readonly RuleSpec[], id: number): number | null {
  const index = column.findIndex((rule) => rule.id === id);
  return index < 0 ? null : index;
}

const afterBlock = (column: readonly RuleSpec[], id: number): number =>
  Math.max(...blockOf(column, id).map((rule) => column.indexOf(rule))) + 1;

const startOfArm = (column: readonly RuleSpec[], { parentId, arm }: Wish): number =>
  parentId !== null && arm === "else" ? endOfArm(column, parentId, "then") : (indexOf(column, parentId ?? 0) ?? -1) + 1;

function endOfArm(column: readonly RuleSpec[], parentId: number, arm: Wish["arm"]): number {
  const inArm = column.filter((rule) => rule.parentId === parentId && (arm === "else" || rule.arm === arm));
  const last = inArm.at(-1);
  return last ? afterBlock(column, last.id) : (indexOf(column, parentId) ?? -1) + 1;
}
