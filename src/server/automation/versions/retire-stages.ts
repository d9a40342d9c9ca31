import type { RuleSpec } from "../../../api/automation-versions.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { cards } from "../catalogue.ts";
import { getUses } from "./get-uses.ts";
import { keepFormerState, keepVersion, writeLive } from "./publish-draft.ts";
import { holdDraft, publishedRules, readDraft, writeDraft, type Draft } from "./read-draft.ts";
import { translateRule } from "./references.ts";
import { diffRules, isSame } from "./rules.ts";

// What becomes of automation when stages are removed. Asked while the stages still stand, in the remover's transaction.

type Use = Awaited<ReturnType<typeof getUses>>["items"][number];

/**
 * Rules that name one of the stages and do not stand on them; of a whole pipeline, those of other pipelines that name it
 * or its stages.
 */
export async function usesOfStages(ctx: Ctx, stageIds: readonly number[], pipelineId?: number): Promise<Use[]> {
  const found = new Map<number, Use>();
  const asked = stageIds.map((id) => ({ kind: "stage" as const, value: String(id) }));
  const whole = pipelineId === undefined ? [] : [{ kind: "pipeline" as const, value: String(pipelineId) }];
  for (const query of [...asked, ...whole])
    for (const use of (await getUses(ctx, query)).items)
      if (!stageIds.includes(use.stageId)) found.set(use.ruleId, use);
  return [...found.values()];
}

/** How many robots and triggers stand on the stages, published or drafted. */
export async function rulesOfStages(
  ctx: Ctx,
  stageIds: readonly number[],
): Promise<{ robots: number; triggers: number }> {
  const found = new Map<number, RuleSpec>();
  for (const pipeline of await cards().pipelines(ctx)) {
    if (!pipeline.stages.some((stage) => stageIds.includes(stage.id))) continue;
    for (const rules of [await publishedRules(ctx, pipeline.id), (await readDraft(ctx, pipeline.id)).rules])
      for (const rule of rules) if (stageIds.includes(rule.stageId)) found.set(rule.id, rule);
  }
  const robots = [...found.values()].filter((rule) => rule.kind === "robot").length;
  return { robots, triggers: found.size - robots };
}

interface Retirement {
  stageIds: readonly number[];
  toStageId: number;
  /** Rules of the stages go to the other stage in the draft, or away. */
  rules: "move" | "remove";
  /** Of the version that the change is kept as. */
  note: string;
}

/**
 * Stops the rules of the stages at once, and points rules that name them to the other stage; both are kept as a version
 * of each pipeline they touch. Drafts follow: there the rules of the stages stand on the other one, or are gone.
 */
export async function retireStages(ctx: Ctx, retirement: Retirement): Promise<void> {
  for (const pipeline of await cards().pipelines(ctx)) {
    const before = await publishedRules(ctx, pipeline.id);
    const draft = await begunDraft(ctx, pipeline.id, before, retirement);
    await changeLive(ctx, pipeline.id, before, retirement);
    if (draft) await changeDraft(ctx, draft, retirement);
  }
}

/** The draft if there is one; begun where rules of the stages will stand in it. */
async function begunDraft(ctx: Ctx, pipelineId: number, before: readonly RuleSpec[], retirement: Retirement) {
  const isBegun = (await readDraft(ctx, pipelineId)).revision > 0;
  const isMoved = retirement.rules === "move" && before.some((rule) => retirement.stageIds.includes(rule.stageId));
  return isBegun || isMoved ? holdDraft(ctx, pipelineId) : null;
}

async function changeLive(ctx: Ctx, pipelineId: number, before: RuleSpec[], retirement: Retirement): Promise<void> {
  const after = before
    .filter((rule) => !retirement.stageIds.includes(rule.stageId))
    .map((rule) => pointed(rule, retirement));
  const changes = diffRules(before, after);
  if (changes.length === 0) return;
  await keepFormerState(ctx, pipelineId, before);
  await writeLive(ctx, before, after);
  const number = await keepVersion(ctx, pipelineId, { rules: after, changes, note: retirement.note });
  await emit(ctx, "automation.published", { subjectId: pipelineId }, { pipelineId, number });
}

async function changeDraft(ctx: Ctx, draft: Draft, retirement: Retirement): Promise<void> {
  const rest = draft.rules.filter((rule) => !retirement.stageIds.includes(rule.stageId));
  const moved =
    retirement.rules === "remove" ? [] : draft.rules.filter((rule) => retirement.stageIds.includes(rule.stageId));
  const last = Math.max(
    0,
    ...rest.filter((rule) => rule.stageId === retirement.toStageId).map((rule) => rule.position),
  );
  const rules = [
    ...rest,
    // Behind those that stand there, in their order.
    ...moved.map((rule, i) => ({ ...rule, stageId: retirement.toStageId, position: last + i + 1 })),
  ].map((rule) => pointed(rule, retirement));
  if (!isSame(rules, draft.rules)) await writeDraft(ctx, draft, rules);
}

const pointed = (rule: RuleSpec, { stageIds, toStageId }: Retirement): RuleSpec =>
  translateRule(
    rule,
    (kind, value) => (kind === "stage" && stageIds.includes(Number(value)) ? toStageId : value),
    () => {},
  );
