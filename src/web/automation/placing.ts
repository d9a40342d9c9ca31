import { groupOf, type Rule } from "./model.ts";

// Where a rule goes: on a stage, right under one neighbour (beforeId stands above it) or right above another (afterId).

export type Place = { stageId: number; beforeId: number | null; afterId: number | null };

/** The place at an index of a stage's group, counted without the rule itself. */
export function placeAt(rules: readonly Rule[], rule: Rule, stageId: number, index: number): Place {
  const others = groupOf(rules, stageId, rule.kind).filter((one) => one.id !== rule.id);
  return { stageId, beforeId: others[index - 1]?.id ?? null, afterId: others[index]?.id ?? null };
}

/** One step up (-1) or down (+1); null at the edge of the group. */
export function stepBy(rules: readonly Rule[], rule: Rule, step: -1 | 1): Place | null {
  const group = groupOf(rules, rule.stageId, rule.kind);
  const index = group.findIndex((one) => one.id === rule.id) + step;
  return index < 0 || index >= group.length ? null : placeAt(rules, rule, rule.stageId, index);
}

/** Last on a stage. */
export const lastOn = (rules: readonly Rule[], rule: Rule, stageId: number): Place =>
  placeAt(rules, rule, stageId, groupOf(rules, stageId, rule.kind).filter((one) => one.id !== rule.id).length);

/** Where it stands now, to come back to. */
export function presentPlace(rules: readonly Rule[], rule: Rule): Place {
  const index = groupOf(rules, rule.stageId, rule.kind).findIndex((one) => one.id === rule.id);
  return placeAt(rules, rule, rule.stageId, index);
}

/** The list as it will be once the server has agreed: shown before it answers. */
export function placed(rules: readonly Rule[], ruleId: number, place: Place): Rule[] {
  const rule = rules.find((one) => one.id === ruleId);
  if (!rule) return [...rules];
  const others = groupOf(rules, place.stageId, rule.kind).filter((one) => one.id !== ruleId);
  const above = others.find((one) => one.id === place.beforeId)?.position;
  const below = others.find((one) => one.id === place.afterId)?.position;
  const position = above === undefined ? (below ?? 1) - 1 : below === undefined ? above + 1 : (above + below) / 2;
  return rules.map((one) => (one.id === ruleId ? { ...one, stageId: place.stageId, position } : one));
}
