import type { getCardAutomation as endpoint } from "../../../../api/automation-card.ts";
import type { AnswerOf } from "../../../../api/endpoint.ts";
import { workCalendar } from "../../../kernel/calendar.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { cards } from "../../catalogue.ts";
import type { Card, FactValue } from "../../define.ts";
import { dayIn, momentOf, needsCalendar } from "../../rules.ts";
import { dateField, isClientFacing, reachOf } from "../../runs/due-times.ts";
import { SHIFT_PAUSE_MS } from "../../runs/judge-run.ts";
import { judgedNow, previewNow, readableFacts } from "./fresh-look.ts";
import { stopsOf, waitsForOf, type WaitingRobot } from "./rules.ts";
import { waitingRuns, type Waiting } from "./waiting-runs.ts";

export type NextStep = AnswerOf<typeof endpoint>["next"][number];

/** Robots that wait for the card, judged by the facts of now. Only looks: nothing is planned anew, nothing is done. */
export async function nextSteps(ctx: Ctx, card: Card): Promise<NextStep[]> {
  const runs = await waitingRuns(ctx, card.matterId);
  if (runs.length === 0) return [];
  const keepsShift = runs.some((run) => run.spec.timing.workingTime === "responsible");
  const isOffShift = keepsShift && !(await cards().isResponsibleOnShift(ctx, card.matterId));
  const steps: NextStep[] = [];
  for (const [entryId, ofStay] of Map.groupBy(runs, (run) => run.entry_id)) {
    const isStoppedFromElsewhere = runs.some((run) => run.entry_id !== entryId && stopsWholeCard(run));
    steps.push(...(await stepsOfStay(ctx, { ...card, entryId }, ofStay, { isOffShift, isStoppedFromElsewhere })));
  }
  return steps;
}

const STOP_CHAIN = "automation.stop-chain";

const stopsWholeCard = (run: Waiting): boolean => run.name === STOP_CHAIN && run.spec.params["scope"] === "card";

interface Surroundings {
  isOffShift: boolean;
  /** A robot of another stay may end the chains of the whole card. */
  isStoppedFromElsewhere: boolean;
}

async function stepsOfStay(
  ctx: Ctx,
  card: Card,
  runs: readonly Waiting[],
  { isOffShift, isStoppedFromElsewhere }: Surroundings,
): Promise<NextStep[]> {
  const facts = await readableFacts(ctx, card, runs);
  const robots: WaitingRobot[] = [];
  for (const run of runs) robots.push(asRobot(ctx, run, await dueNow(ctx, run, facts), isOffShift));
  const waitsFor = waitsForOf(robots);
  const stops = stopsOf(robots);
  const steps: NextStep[] = [];
  for (const [i, run] of runs.entries())
    steps.push({
      runId: run.id,
      ruleId: run.rule_id,
      name: run.name,
      title: run.title,
      stageId: run.stage_id,
      dueAt: robots[i]?.dueAt ?? null,
      waitsFor: waitsFor[i] ?? "time",
      awaits: run.awaits,
      timing: run.spec.timing,
      condition: run.spec.condition,
      ...(await judgedNow(ctx, run, facts)),
      preview: await previewNow(ctx, card, run),
      stops: [...new Set([...(stops[i] ?? []), ...(isStoppedFromElsewhere ? ["stop-chain" as const] : [])])],
    });
  return steps;
}

/** The moment that is planned; for a date that was empty when it was planned, the one by the date of now. */
async function dueNow(ctx: Ctx, run: Waiting, facts: Readonly<Record<string, FactValue>> | null): Promise<Date | null> {
  const { timing, from } = run.spec;
  const field = dateField(timing);
  if (run.due_at !== null || field === null || run.round !== 1) return run.due_at;
  const isUndoable = run.actor_kind === "employee";
  const moment = momentOf({
    timing,
    from: from === undefined ? run.entered_at : new Date(from),
    isReached: from !== undefined,
    now: ctx.now,
    calendar: needsCalendar(timing) ? await workCalendar(ctx) : null,
    date: dayIn(facts?.[field]),
    reach: isClientFacing(run.name) ? await reachOf(ctx, run.client_id, isUndoable ? run.entered_at : null) : null,
  });
  return moment.kind === "at" ? moment.at : null;
}

function asRobot(ctx: Ctx, run: Waiting, dueAt: Date | null, isOffShift: boolean): WaitingRobot {
  const { timing, condition, chain, params } = run.spec;
  const isDue = dueAt !== null && dueAt.getTime() <= ctx.now.getTime() + SHIFT_PAUSE_MS;
  return {
    ruleId: run.rule_id,
    round: run.round,
    dueAt,
    parentId: run.parent_id,
    chain: chain ?? 0,
    timing,
    hasCondition: condition !== null,
    awaits: run.awaits,
    waitsForShift: isOffShift && isDue && timing.workingTime === "responsible",
    stopsOthers: run.name === STOP_CHAIN || params["onTimeout"] === "stop",
  };
}
