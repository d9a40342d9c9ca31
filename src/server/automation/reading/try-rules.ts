import { z } from "zod";
import { Condition } from "../../../api/automation-timing.ts";
import type { RuleSpec } from "../../../api/automation-versions.ts";
import type { AnswerOf } from "../../../api/endpoint.ts";
import type { tryRules as tryRulesEndpoint } from "../../../api/automation.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { HouseError, notFound } from "../../kernel/errors.ts";
import { cards, robotNamed } from "../catalogue.ts";
import { judgeCondition } from "../conditions/compiled.ts";
import type { Card } from "../define.ts";
import { titleOf } from "../rule-title.ts";
import type { Moment } from "../rules.ts";
import { dueTimes } from "../runs/due-times.ts";
import { BRANCH } from "../runs/finish-run.ts";
import { inTreeOrder } from "../runs/rules.ts";
import { pipelineOfStage, readDraft } from "../versions/read-draft.ts";

type Trial = AnswerOf<typeof tryRulesEndpoint>["items"][number];
/** What a branch would lead to: one of its arms; neither when it would not run, with the reason for those within. */
type Way = { arm: "then" | "else" } | { out: string };

/**
 * What the robots of a stage, as drafted where there is a draft, would do for the card if a person put it there now.
 * Nothing is written but that the card was read.
 */
export async function tryRules(ctx: Ctx, stageId: number, matterId: number): Promise<Trial[]> {
  const place = await cards().place(ctx, matterId);
  if (!place) throw notFound("matter");
  await cards().noteRead(ctx, place.clientId);
  const robots = await robotsOf(ctx, stageId);
  const card = { matterId, clientId: place.clientId };
  const moments = await dueTimes(ctx, card, robots, true);
  const ways = new Map<number, Way>();
  const trials: Trial[] = [];
  for (const [i, robot] of robots.entries()) {
    const trial = await tryOne(ctx, card, robot, { moment: moments[i], out: whyOut(robot, ways) });
    if (robot.name === BRANCH) ways.set(robot.id, await wayOf(ctx, card, robot, trial));
    trials.push(trial);
  }
  return trials;
}

/** Each branch before its arms, as the engine plans them. */
async function robotsOf(ctx: Ctx, stageId: number): Promise<RuleSpec[]> {
  const { rules } = await readDraft(ctx, await pipelineOfStage(ctx, stageId));
  const robots = rules.filter((rule) => rule.stageId === stageId && rule.kind === "robot");
  return inTreeOrder(robots.map((rule) => ({ ...rule, ruleId: rule.id })));
}

/** Why the branch above leaves it out; null when it does not. */
function whyOut({ parentId, arm }: RuleSpec, ways: ReadonlyMap<number, Way>): string | null {
  const way = parentId === null ? undefined : ways.get(parentId);
  if (!way) return null;
  if ("out" in way) return way.out;
  return way.arm === arm ? null : "other-branch";
}

const BranchParams = z.object({ condition: Condition });

/** A branch that is off plans nothing within it; one that would not run leaves out both its arms. */
async function wayOf(ctx: Ctx, card: Card, branch: RuleSpec, trial: Trial): Promise<Way> {
  if (trial.reason === "off") return { out: "off" };
  const params = BranchParams.safeParse(branch.params);
  if (!trial.wouldRun || !params.success) return { out: "other-branch" };
  return { arm: (await judgeCondition(ctx, card, params.data.condition)) ? "then" : "else" };
}

async function tryOne(
  ctx: Ctx,
  card: Card,
  rule: RuleSpec,
  { moment, out }: { moment: Moment | undefined; out: string | null },
): Promise<Trial> {
  const robot = robotNamed(rule.name);
  const base = { ruleId: rule.id, title: titleOf(rule) };
  const stays = (reason: string): Trial => ({ ...base, wouldRun: false, dueAt: null, reason, preview: null });
  const params = robot?.params.safeParse(rule.params);
  if (!robot || !params?.success) return stays("broken");
  if (!rule.isOn) return stays("off");
  if (out !== null) return stays(out);
  if (moment?.kind === "skip") return stays(moment.reason);
  const due = moment?.kind === "at" ? moment.at : null;
  if (rule.condition && !(await judgeCondition(ctx, card, rule.condition))) return stays("condition-false");
  try {
    const preview = (await robot.preview?.(ctx, { card, params: params.data })) ?? null;
    return { ...base, wouldRun: true, dueAt: due, reason: null, preview };
  } catch (error) {
    // The same "no" that would fail the run: exactly what the person wants to know beforehand.
    if (error instanceof HouseError)
      return { ...base, wouldRun: true, dueAt: due, reason: error.reason ?? error.code, preview: null };
    throw error;
  }
}
