import type { AnswerOf } from "../../../api/endpoint.ts";
import type { tryRules as tryRulesEndpoint } from "../../../api/automation.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { HouseError, notFound } from "../../kernel/errors.ts";
import { cards, robotNamed } from "../catalogue.ts";
import { conditionHolds } from "../conditions/compiled.ts";
import type { Card } from "../define.ts";
import type { Moment } from "../rules.ts";
import { dueTimes } from "../runs/due-times.ts";

type Trial = AnswerOf<typeof tryRulesEndpoint>["items"][number];

/** What the robots of a stage would do for the card if a person put it there now. Nothing is written. */
export async function tryRules(ctx: Ctx, stageId: number, matterId: number): Promise<Trial[]> {
  const place = await cards().place(ctx, matterId);
  if (!place) throw notFound("matter");
  const robots = await robotsOf(ctx, stageId);
  const card = { matterId, clientId: place.clientId };
  const moments = await dueTimes(ctx, card, robots, true);
  const trials: Trial[] = [];
  for (const [i, robot] of robots.entries()) trials.push(await tryOne(ctx, card, robot, moments[i]));
  return trials;
}

const robotsOf = (ctx: Ctx, stageId: number) =>
  ctx.db
    .selectFrom("automation_rules")
    .select(["id", "name", "title", "params", "timing", "condition", "is_on", "changed_at"])
    .where("stage_id", "=", stageId)
    .where("kind", "=", "robot")
    .where("removed_at", "is", null)
    .orderBy("position")
    .orderBy("id")
    .execute();

type Rule = Awaited<ReturnType<typeof robotsOf>>[number];

async function tryOne(ctx: Ctx, card: Card, rule: Rule, moment: Moment | undefined): Promise<Trial> {
  const robot = robotNamed(rule.name);
  const base = { ruleId: rule.id, title: rule.title || (robot?.title[0] ?? rule.name) };
  const stays = (reason: string): Trial => ({ ...base, wouldRun: false, dueAt: null, reason, preview: null });
  const params = robot?.params.safeParse(rule.params);
  if (!robot || !params?.success) return stays("broken");
  if (!rule.is_on) return stays("off");
  if (moment?.kind === "skip") return stays(moment.reason);
  const due = moment?.kind === "at" ? moment.at : null;
  const version = { id: rule.id, changedAt: rule.changed_at.toISOString(), condition: rule.condition };
  if (!(await conditionHolds(ctx, card, version))) return stays("condition-false");
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
