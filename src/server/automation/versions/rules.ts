import type { RuleChange, RuleSpec } from "../../../api/automation-versions.ts";

// What differs between two states of a pipeline's rules, and where a rule stands among the others. Positions are numbers
// of convenience: a rule has moved only when its order among the rules that both states hold is another.

/** Differences that lead from `before` to `after`, in the order of the stages' rules. */
export function diffRules(before: readonly RuleSpec[], after: readonly RuleSpec[]): RuleChange[] {
  const old = new Map(before.map((rule) => [rule.id, rule]));
  const ids = new Set(after.map((rule) => rule.id));
  const moved = movedIds(before, after);
  const changes = after.flatMap((rule): RuleChange[] => {
    const was = old.get(rule.id);
    if (!was) return [{ ruleId: rule.id, change: "added", fields: [], before: null, after: rule }];
    const fields = fieldsThatDiffer(was, rule, moved);
    return fields.length === 0 ? [] : [{ ruleId: rule.id, change: "changed", fields, before: was, after: rule }];
  });
  const removed = before
    .filter((rule) => !ids.has(rule.id))
    .map((rule): RuleChange => ({ ruleId: rule.id, change: "removed", fields: [], before: rule, after: null }));
  return [...changes, ...removed];
}

const compared = ["title", "params", "timing", "condition", "allowBack", "isOn"] as const;

function fieldsThatDiffer(was: RuleSpec, rule: RuleSpec, moved: ReadonlySet<number>): string[] {
  const fields: string[] = compared.filter((name) => !isSame(was[name], rule[name]));
  if (was.stageId !== rule.stageId) fields.push("stage");
  else if (was.parentId !== rule.parentId || was.arm !== rule.arm || moved.has(rule.id)) fields.push("place");
  return fields;
}

/** Equal as data: the order of keys says nothing, an absent key is an undefined one. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) || Array.isArray(b))
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((one, i) => isSame(one, b[i]));
  if (!isRecord(a) || !isRecord(b)) return false;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => isSame(a[key], b[key]));
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** Rules of one stage and kind that both states hold there, less the longest run that kept its order: those moved. */
function movedIds(before: readonly RuleSpec[], after: readonly RuleSpec[]): Set<number> {
  const moved = new Set<number>();
  for (const group of new Set(after.map(groupOf))) {
    const was = inOrder(before.filter((rule) => groupOf(rule) === group)).map((rule) => rule.id);
    const now = inOrder(after.filter((rule) => groupOf(rule) === group)).map((rule) => rule.id);
    const common = now.filter((id) => was.includes(id));
    const kept = longestRising(common.map((id) => was.indexOf(id)));
    for (const [i, id] of common.entries()) if (!kept.has(i)) moved.add(id);
  }
  return moved;
}

const groupOf = (rule: RuleSpec): string => `${rule.stageId} ${rule.kind}`;

/** As the rules of a stage follow each other. */
export const inOrder = (rules: readonly RuleSpec[]): RuleSpec[] =>
  rules.toSorted((a, b) => a.position - b.position || a.id - b.id);

/** Indexes of a longest rising subsequence. */
function longestRising(values: readonly number[]): Set<number> {
  const best = values.map(() => ({ length: 1, from: -1 }));
  for (const [i, value] of values.entries())
    for (let j = 0; j < i; j += 1) {
      const [here, there] = [best[i], best[j]];
      if (here && there && (values[j] ?? 0) < value && there.length + 1 > here.length)
        best[i] = { length: there.length + 1, from: j };
    }
  const kept = new Set<number>();
  let last = best.reduce((top, one, i) => (one.length > (best[top]?.length ?? 0) ? i : top), 0);
  while (last >= 0 && best[last]) {
    kept.add(last);
    last = best[last]?.from ?? -1;
  }
  return kept;
}
