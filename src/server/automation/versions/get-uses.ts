import type { z } from "zod";
import type { getUses as getUsesEndpoint, RuleSpec } from "../../../api/automation-versions.ts";
import type { AnswerOf } from "../../../api/endpoint.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { cards, robotNamed, triggerNamed } from "../catalogue.ts";
import { titleOf } from "../rule-title.ts";
import { namesValue } from "../values/rules.ts";
import { publishedRules, readDraft } from "./read-draft.ts";
import { names } from "./references.ts";

type Query = z.output<typeof getUsesEndpoint.query>;

/** Rules that act or are drafted and name the thing: asked before it is removed. */
export async function getUses(ctx: Ctx, query: Query): Promise<AnswerOf<typeof getUsesEndpoint>> {
  const items: AnswerOf<typeof getUsesEndpoint>["items"] = [];
  for (const pipeline of await cards().pipelines(ctx)) {
    const published = await publishedRules(ctx, pipeline.id);
    const draft = await readDraft(ctx, pipeline.id);
    const told = new Set<number>();
    for (const [rules, isDraft] of [
      [published, false],
      [draft.rules, true],
    ] as const)
      for (const rule of rules) {
        if (told.has(rule.id) || !isNamed(rule, query)) continue;
        told.add(rule.id);
        items.push({ ruleId: rule.id, title: titleOf(rule), pipelineId: pipeline.id, stageId: rule.stageId, isDraft });
      }
  }
  return { items };
}

function isNamed(rule: RuleSpec, { kind, value }: Query): boolean {
  if (kind === "stage") return names(rule, "stage", Number(value));
  if (kind === "pipeline" || kind === "user") return names(rule, kind, Number(value));
  const own = kind === "field" ? /^(constant|variable)\.(.+)$/.exec(value) : null;
  // Robots that set a variable hold its bare code; the same rule as refuses the removal decides here.
  if (own) return namesValue(rule, own[1] === "constant" ? "constant" : "variable", own[2] ?? "");
  if (kind === "field") return JSON.stringify([rule.params, rule.condition, rule.timing]).includes(value);
  const offered = rule.kind === "robot" ? robotNamed(rule.name) : triggerNamed(rule.name);
  return (offered?.fields ?? []).some((field) => field.kind === kind && textOf(rule.params[field.name]) === value);
}

const textOf = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";
