import { Condition } from "../../../api/automation-timing.ts";
import { isBranch, titleIn, type CatalogItem, type Fact, type Kind, type ParamField, type Rule } from "../model.ts";
import { isAsked, strayMarks, textOf } from "../words/params.ts";
import { newTiming } from "../words/timing.ts";
import { decided, type TimingDraft } from "./timing-draft.ts";
import { conditionOf, treeOf, type Group, type Result } from "./condition-tree.ts";

/** A rule as it is edited. */
export type RuleDraft = {
  kind: Kind;
  name: string;
  title: string;
  params: Record<string, unknown>;
  timing: TimingDraft;
  condition: Group;
  /** The branch's own question. */
  question: Group;
  /** Till when it repeats. */
  until: Group;
  allowBack: boolean;
  isOn: boolean;
};

export type Conditions = { condition: Result; question: Result; until: Result };

/** The draft's conditions as the wire has them, each with its faults. A branch without a question is not ready. */
export function conditionsOf(draft: RuleDraft, facts: readonly Fact[]): Conditions {
  const question = conditionOf(draft.question, facts, "params.condition");
  if (isBranch(draft) && draft.question.parts.length === 0) question.faults.set(draft.question.id, "empty-group");
  return {
    condition: conditionOf(draft.condition, facts),
    question,
    until: draft.timing.repeat
      ? conditionOf(draft.until, facts, "timing.repeat.until")
      : conditionOf(treeOf(null, []), facts),
  };
}

export type ParamFault = "required" | "wrong" | "too-long" | "too-short" | "unknown" | "stray-mark";

export const draftOf = (rule: Rule, facts: readonly Fact[]): RuleDraft => ({
  kind: rule.kind,
  name: rule.name,
  title: rule.title,
  params: rule.params,
  timing: rule.timing,
  condition: treeOf(rule.condition, facts),
  question: treeOf(Condition.safeParse(rule.params["condition"]).data ?? null, facts),
  until: treeOf(rule.timing.repeat?.until ?? null, facts),
  allowBack: rule.allowBack,
  isOn: rule.isOn,
});

export const newDraft = (kind: Kind, item: CatalogItem): RuleDraft => ({
  kind,
  name: item.name,
  title: "",
  params: Object.fromEntries(item.fields.flatMap((field) => beginning(field))),
  timing: newTiming,
  condition: treeOf(null, []),
  question: treeOf(null, []),
  until: treeOf(null, []),
  allowBack: false,
  isOn: true,
});

/** What is shown is what is sent: choices begin with their first option and switches on, as the server's own defaults do. */
function beginning(field: ParamField): [string, unknown][] {
  if (field.kind === "switch") return [[field.name, true]];
  if (field.kind === "select" && field.options[0]) return [[field.name, field.options[0].value]];
  return [];
}

/** The body of a save: without settings that are blank or no longer asked for. */
export function bodyOf(draft: RuleDraft, item: CatalogItem, { condition, question, until }: Conditions) {
  const params = Object.fromEntries(
    Object.entries(draft.params).filter(([name, value]) => !isBlank(value) && isKept(name, item, draft.params)),
  );
  const timing = decided(draft.timing);
  if (!timing) throw new Error("saved before the question of the empty date was answered");
  return {
    title: draft.title.trim(),
    params: isBranch(draft) ? { ...params, condition: question.condition } : params,
    timing: timing.repeat ? { ...timing, repeat: { ...timing.repeat, until: until.condition } } : timing,
    condition: condition.condition,
    allowBack: draft.allowBack,
    isOn: draft.isOn,
  };
}

function isKept(name: string, item: CatalogItem, params: RuleDraft["params"]): boolean {
  const field = item.fields.find((one) => one.name === name);
  return field === undefined || isAsked(field, item, params);
}

export function paramFaults(draft: RuleDraft, item: CatalogItem, facts: readonly Fact[]): Record<string, ParamFault> {
  const found: Record<string, ParamFault> = {};
  for (const field of item.fields) {
    const value = draft.params[field.name];
    if (!isAsked(field, item, draft.params)) continue;
    // An employee asked for by the choice «an employee» is needed, though the field alone is not.
    const isNeeded = field.isRequired || (field.kind === "user" && item.fields.some((one) => one.kind === "select"));
    if (isNeeded && isBlank(value)) found[field.name] = "required";
    else if (field.kind === "number" && !isBlank(value) && !Number.isFinite(Number(value))) found[field.name] = "wrong";
    else if (draft.kind === "robot" && isText(field) && strayMarks(textOf(value), facts).length > 0)
      found[field.name] = "stray-mark";
  }
  return found;
}

/** Faults of the server's answer by field («params.userId»), in the words of ours. */
export function faultsFromServer(fields: Record<string, string>): Record<string, ParamFault> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([path, reason]) =>
      path.startsWith("params.") ? [[path.slice("params.".length).split(".")[0] ?? "", asFault(reason)]] : [],
    ),
  );
}

const known: readonly ParamFault[] = ["required", "wrong", "too-long", "too-short", "unknown"];
const asFault = (reason: string): ParamFault => known.find((one) => one === reason) ?? "wrong";

const isText = (field: ParamField) => field.kind === "text" || field.kind === "long-text";
const isBlank = (value: unknown) =>
  value === undefined ||
  value === null ||
  (typeof value === "string" && value.trim() === "") ||
  (Array.isArray(value) && value.length === 0);

/** Whether anything differs from what was opened: then leaving asks. */
export const isChanged = (one: RuleDraft, other: RuleDraft, facts: readonly Fact[]): boolean =>
  JSON.stringify(comparable(one, facts)) !== JSON.stringify(comparable(other, facts));
const comparable = (draft: RuleDraft, facts: readonly Fact[]) => {
  const { condition, question, until, ...rest } = draft;
  return {
    ...rest,
    conditions: Object.values(conditionsOf(draft, facts)).map((one) => one.condition),
    parts: [condition, question, until].map((tree) => tree.parts.length),
  };
};

/** Facts by the word before the dot, for menus: «client», «matter» … in the catalogue's order. */
export function factGroups(
  facts: readonly Fact[],
  locale: "ru" | "en",
): { prefix: string; facts: { name: string; title: string }[] }[] {
  const groups = new Map<string, { name: string; title: string }[]>();
  for (const fact of facts) {
    const prefix = fact.name.slice(0, fact.name.indexOf("."));
    groups.set(prefix, [...(groups.get(prefix) ?? []), { name: fact.name, title: titleIn(fact, locale) }]);
  }
  return [...groups].map(([prefix, list]) => ({ prefix, facts: list }));
}
