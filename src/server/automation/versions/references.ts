import type { RuleSpec } from "../../../api/automation-versions.ts";
import { robotNamed, triggerNamed } from "../catalogue.ts";
import type { Field } from "../define.ts";

// What a rule's settings name by id: stages, pipelines, users. A file holds their codes and logins instead.

export type ReferenceKind = "stage" | "pipeline" | "user";
/** Gives what stands for the value, or null when it knows none. */
export type Translate = (kind: ReferenceKind, value: unknown) => unknown;

/** The rule with every reference of its settings translated; what has no translation stays, and is told. */
export function translateRule(
  rule: RuleSpec,
  translate: Translate,
  missing: (kind: ReferenceKind, value: unknown) => void,
): RuleSpec {
  const one = (kind: ReferenceKind, value: unknown): unknown => {
    const found = translate(kind, value);
    if (found === null) missing(kind, value);
    return found ?? value;
  };
  const params = translateParams(rule.kind, rule.name, rule.params, one);
  const { onFailure } = rule.timing;
  if (onFailure.kind !== "move") return { ...rule, params };
  // In a file a stage is its code; the file's reader checks what it turns into.
  const moved = { ...onFailure, stageId: one("stage", onFailure.stageId) as number };
  return { ...rule, params, timing: { ...rule.timing, onFailure: moved } };
}

type One = (kind: ReferenceKind, value: unknown) => unknown;

function translateParams(kind: RuleSpec["kind"], name: string, params: Record<string, unknown>, one: One) {
  const offered = kind === "robot" ? robotNamed(name) : triggerNamed(name);
  const out: Record<string, unknown> = { ...params };
  for (const field of offered?.fields ?? []) {
    const value = out[field.name];
    if (value !== undefined && value !== null && value !== "") out[field.name] = translateField(field, value, one);
  }
  return out;
}

function translateField(field: Field, value: unknown, one: One): unknown {
  switch (field.kind) {
    case "stage":
    case "pipeline":
    case "user":
      return one(field.kind, value);
    case "users":
      return Array.isArray(value) ? value.map((id) => one("user", id)) : value;
    case "trigger":
      return isTrigger(value) ? { ...value, params: translateParams("trigger", value.name, value.params, one) } : value;
    default:
      return value;
  }
}

const isTrigger = (value: unknown): value is { name: string; params: Record<string, unknown> } =>
  typeof value === "object" && value !== null && "name" in value && "params" in value && typeof value.name === "string";

/** Every reference of the rule to one thing. */
export function names(rule: RuleSpec, kind: ReferenceKind, id: number): boolean {
  let isNamed = false;
  translateRule(
    rule,
    (found, value) => {
      if (found === kind && Number(value) === id) isNamed = true;
      return value;
    },
    () => {},
  );
  return isNamed;
}

/** The rule under its new id. Results of robots are named by the rule's id, in conditions, texts and timings alike. */
export function renamed(rule: RuleSpec, ids: ReadonlyMap<number, number>): RuleSpec {
  const rename = <T>(value: T): T =>
    // A copy of the same shape: only names within its texts differ.
    JSON.parse(
      JSON.stringify(value).replaceAll(/result\.(\d+)\./g, (_, id: string) => `result.${ids.get(Number(id)) ?? id}.`),
    ) as T;
  return {
    ...rule,
    id: ids.get(rule.id) ?? rule.id,
    parentId: rule.parentId === null ? null : (ids.get(rule.parentId) ?? null),
    params: rename(rule.params),
    condition: rename(rule.condition),
    timing: rename(rule.timing),
  };
}
