import type { z } from "zod";
import type { Condition } from "../../../api/automation.ts";
import { invalid } from "../../kernel/errors.ts";
import { factNamed, robotNamed, triggerNamed } from "../catalogue.ts";
import type { RuleKind } from "../tables.ts";
import { fitsKind, valueFits } from "./rules.ts";

type Fields = Record<string, string>;

/** Refuses settings that the robot or trigger does not take and conditions that could never be judged. Returns the settings as its schema reads them. */
export function checkRule(rule: {
  kind: RuleKind;
  name: string;
  params: Record<string, unknown>;
  condition: Condition | null;
}): Record<string, unknown> {
  const offered = rule.kind === "robot" ? robotNamed(rule.name) : triggerNamed(rule.name);
  if (!offered) throw invalid({ name: "unknown" });
  const fields: Fields = {};
  const params = offered.params.safeParse(rule.params);
  for (const issue of params.error?.issues ?? []) fields[["params", ...issue.path].join(".")] ??= reasonOf(issue);
  if (rule.condition) checkCondition(rule.condition, "condition", fields);
  if (Object.keys(fields).length > 0 || !params.success) throw invalid(fields);
  return asRecord(params.data);
}

function checkCondition(condition: Condition, path: string, fields: Fields): void {
  if ("all" in condition) condition.all.forEach((part, i) => checkCondition(part, `${path}.all.${i}`, fields));
  else if ("any" in condition) condition.any.forEach((part, i) => checkCondition(part, `${path}.any.${i}`, fields));
  else if ("not" in condition) checkCondition(condition.not, `${path}.not`, fields);
  else {
    const fact = factNamed(condition.field);
    if (!fact) fields[`${path}.field`] = "unknown";
    else if (!fitsKind(condition.op, fact.kind)) fields[`${path}.op`] = "wrong";
    else if (!valueFits(condition.op, fact.kind, condition.value))
      fields[`${path}.value`] = condition.value === undefined || condition.value === "" ? "required" : "wrong";
  }
}

function reasonOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "too_small") return issue.minimum === 1 ? "required" : "too-short";
  if (issue.code === "too_big") return "too-long";
  if (issue.code === "invalid_type" && issue.input === undefined) return "required";
  return issue.code === "custom" ? issue.message : "wrong";
}

// Every params schema is an object schema; its output is a record by construction.
const asRecord = (value: unknown): Record<string, unknown> => value as Record<string, unknown>;
