import type { z } from "zod";
import { Condition, type Timing } from "../../../api/automation-timing.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { invalid } from "../../kernel/errors.ts";
import { cards, robotNamed, triggerNamed, type FactInfo } from "../catalogue.ts";
import type { Field } from "../define.ts";
import { knownFacts } from "../facts.ts";
import type { RuleKind } from "../tables.ts";
import { factsOfValue, fitsKind, valueFits } from "./rules.ts";

type Fields = Record<string, string>;
type Facts = ReadonlyMap<string, FactInfo>;

export interface CheckedRule {
  kind: RuleKind;
  name: string;
  params: Record<string, unknown>;
  condition: Condition | null;
  timing?: Timing | undefined;
}

/**
 * Refuses settings that the robot or trigger does not take, conditions that could never be judged, and names of stages,
 * pipelines and facts that are not there. Returns the settings as its schema reads them.
 */
export async function checkRule(ctx: Ctx, rule: CheckedRule): Promise<Record<string, unknown>> {
  const offered = rule.kind === "robot" ? robotNamed(rule.name) : triggerNamed(rule.name);
  if (!offered) throw invalid({ name: "unknown" });
  const fields: Fields = {};
  const params = offered.params.safeParse(rule.params);
  for (const issue of params.error?.issues ?? []) fields[["params", ...issue.path].join(".")] ??= reasonOf(issue);
  const facts = await knownFacts(ctx);
  if (rule.condition) checkCondition(rule.condition, "condition", facts, fields);
  if (rule.timing) await checkTiming(ctx, rule.timing, facts, fields);
  // The branch's condition is its setting: no field of a form, the designer draws it as a condition.
  const own = Condition.safeParse(rule.params["condition"]);
  if (own.success) checkCondition(own.data, "params.condition", facts, fields);
  for (const field of offered.fields) await checkNamed(ctx, field, rule.params[field.name], facts, fields);
  if (Object.keys(fields).length > 0 || !params.success) throw invalid(fields);
  return asRecord(params.data);
}

async function checkTiming(ctx: Ctx, timing: Timing, facts: Facts, fields: Fields): Promise<void> {
  const { delay, repeat, onFailure } = timing;
  // A result is there only once its robot has run: no moment can be planned by it.
  if (delay.kind === "date" && (delay.field.startsWith("result.") || facts.get(delay.field)?.kind !== "date"))
    fields["timing.delay.field"] = "unknown";
  if (repeat?.until) checkCondition(repeat.until, "timing.repeat.until", facts, fields);
  if (onFailure.kind === "move" && !(await isStage(ctx, onFailure.stageId)))
    fields["timing.onFailure.stageId"] = "unknown";
}

/** What a setting names may have been removed since it was chosen. */
async function checkNamed(ctx: Ctx, field: Field, value: unknown, facts: Facts, fields: Fields): Promise<void> {
  if (value === undefined || value === null || value === "") return;
  const path = `params.${field.name}`;
  if (field.kind === "stage" && !(await isStage(ctx, Number(value)))) fields[path] ??= "unknown";
  if (field.kind === "pipeline" && !(await cards().pipelines(ctx)).some((one) => one.id === Number(value)))
    fields[path] ??= "unknown";
  if (field.kind === "date-fact" && (typeof value !== "string" || facts.get(value)?.kind !== "date"))
    fields[path] ??= "unknown";
}

const isStage = async (ctx: Ctx, id: number): Promise<boolean> =>
  (await cards().pipelines(ctx)).some((pipeline) => pipeline.stages.some((stage) => stage.id === id));

function checkCondition(condition: Condition, path: string, facts: Facts, fields: Fields): void {
  if ("all" in condition) condition.all.forEach((part, i) => checkCondition(part, `${path}.all.${i}`, facts, fields));
  else if ("any" in condition)
    condition.any.forEach((part, i) => checkCondition(part, `${path}.any.${i}`, facts, fields));
  else if ("not" in condition) checkCondition(condition.not, `${path}.not`, facts, fields);
  else checkComparison(condition, path, facts, fields);
}

type Comparison = Extract<Condition, { field: string }>;

function checkComparison({ field, op, value }: Comparison, path: string, facts: Facts, fields: Fields): void {
  // The rule whose result it is may stand in another draft, or be gone: then it is absent, which can be judged.
  if (field.startsWith("result.")) return;
  const fact = facts.get(field);
  if (!fact) fields[`${path}.field`] = "unknown";
  else if (!fitsKind(op, fact.kind)) fields[`${path}.op`] = "wrong";
  else if (!valueFits(op, fact.kind, value))
    fields[`${path}.value`] = value === undefined || value === "" ? "required" : "wrong";
  else if (factsOfValue(value).some((name) => !facts.has(name) && !name.startsWith("result.")))
    fields[`${path}.value`] = "unknown";
}

function reasonOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "too_small") return issue.minimum === 1 ? "required" : "too-short";
  if (issue.code === "too_big") return "too-long";
  if (issue.code === "invalid_type" && issue.input === undefined) return "required";
  return issue.code === "custom" ? issue.message : "wrong";
}

// Every params schema is an object schema; its output is a record by construction.
const asRecord = (value: unknown): Record<string, unknown> => value as Record<string, unknown>;
