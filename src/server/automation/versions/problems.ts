import type { Problem } from "../../../api/automation-versions.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { HouseError } from "../../kernel/errors.ts";
import { cards } from "../catalogue.ts";
import { checkRule } from "../editing/check-rule.ts";
import { titleOf } from "../rule-title.ts";
import { circleOf } from "./circles.ts";
import { edgesOf } from "./edges.ts";
import { publishedRules, type Draft } from "./read-draft.ts";

/** What keeps the draft from being published: rules that could not act, and a circle with the other pipelines as they are. */
export async function problemsOf(ctx: Ctx, draft: Draft): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const rule of draft.rules) {
    if (!rule.isOn) continue;
    const fields = await faultsOf(ctx, rule);
    if (fields) problems.push({ kind: "broken", ruleId: rule.id, fields });
  }
  const pipelines = await cards().pipelines(ctx);
  const rules = [...draft.rules];
  for (const pipeline of pipelines)
    if (pipeline.id !== draft.pipelineId) rules.push(...(await publishedRules(ctx, pipeline.id)));
  const circle = circleOf(edgesOf(rules, pipelines), new Set(draft.rules.map((rule) => rule.stageId)));
  if (circle) {
    const steps = circle.flatMap((edge) => {
      const pipeline = pipelines.find((one) => one.stages.some((stage) => stage.id === edge.from));
      const stage = pipeline?.stages.find((one) => one.id === edge.from);
      return pipeline && stage
        ? [
            {
              stageId: stage.id,
              pipelineId: pipeline.id,
              stageName: stage.name,
              ruleId: edge.rule.id,
              title: titleOf(edge.rule),
            },
          ]
        : [];
    });
    problems.push({ kind: "circle", steps });
  }
  return problems;
}

async function faultsOf(ctx: Ctx, rule: Draft["rules"][number]): Promise<Record<string, string> | null> {
  try {
    await checkRule(ctx, rule);
    return null;
  } catch (error) {
    if (error instanceof HouseError && error.code === "invalid") return error.fields ?? {};
    throw error;
  }
}
