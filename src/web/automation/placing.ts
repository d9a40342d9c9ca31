import { blockOf, groupOf, onStage, type Rule, type Spot } from "./model.ts";

// Where a rule goes: into a group, right under one neighbour (beforeId stands above it) or right above another (afterId).

export type Place = Omit<Spot, "kind"> & { beforeId: number | null; afterId: number | null };

/** The place at an index of a group, counted without the rule itself. */
export function placeAt(rules: readonly Rule[], rule: Rule, spot: Omit<Spot, "kind">, index: number): Place {
  const { stageId, parentId, arm } = spot;
  const others = othersIn(rules, rule, spot);
  return { stageId, parentId, arm, beforeId: others[index - 1]?.id ?? null, afterId: others[index]?.id ?? null };
}

const othersIn = (rules: readonly Rule[], rule: Rule, spot: Omit<Spot, "kind">): Rule[] =>
  groupOf(rules, { ...spot, kind: rule.kind }).filter((one) => one.id !== rule.id);

/** One step up (-1) or down (+1); null at the edge of the group. */
export function stepBy(rules: readonly Rule[], rule: Rule, step: -1 | 1): Place | null {
  const group = groupOf(rules, rule);
  const index = group.findIndex((one) => one.id === rule.id) + step;
  return index < 0 || index >= group.length ? null : placeAt(rules, rule, rule, index);
}

/** Last on a stage. */
export const lastOn = (rules: readonly Rule[], rule: Rule, stageId: number): Place =>
  lastIn(rules, rule, onStage(stageId, rule.kind));

/** Last in a group. */
export const lastIn = (rules: readonly Rule[], rule: Rule, spot: Omit<Spot, "kind">): Place =>
  placeAt(rules, rule, spot, othersIn(rules, rule, spot).length);

/** Where it stands now, to come back to. */
export const presentPlace = (rules: readonly Rule[], rule: Rule): Place =>
  placeAt(
    rules,
    rule,
    rule,
    groupOf(rules, rule).findIndex((one) => one.id === rule.id),
  );

/** A branch cannot come to stand in its own ways. */
export const canStand = (rules: readonly Rule[], rule: Rule, spot: Omit<Spot, "kind">): boolean =>
  !blockOf(rules, rule).some((one) => one.id === spot.parentId);

/** The list as it will be once the server has agreed: shown before it answers. */
export function placed(rules: readonly Rule[], ruleId: number, place: Place): Rule[] {
  const rule = rules.find((one) => one.id === ruleId);
  if (!rule) return [...rules];
  const { stageId, parentId, arm } = place;
  const others = othersIn(rules, rule, place);
  const above = others.find((one) => one.id === place.beforeId)?.position;
  const below = others.find((one) => one.id === place.afterId)?.position;
  const position = above === undefined ? (below ?? 1) - 1 : below === undefined ? above + 1 : (above + below) / 2;
  const block = blockOf(rules, rule);
  return rules.map((one) =>
    one.id === ruleId ? { ...one, stageId, parentId, arm, position } : block.includes(one) ? { ...one, stageId } : one,
  );
}
