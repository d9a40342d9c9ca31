import type { Condition } from "../../../api/automation-timing.ts";
import type { Actor, Ctx } from "../../kernel/ctx.ts";
import { HouseError } from "../../kernel/errors.ts";
import type { StoredEvent } from "../../kernel/event-log.ts";
import { inTx } from "../../kernel/tx.ts";
import { cards, triggerNamed } from "../catalogue.ts";
import { conditionHolds } from "../conditions/compiled.ts";
import type { Card } from "../define.ts";
import { tellRefused } from "../refuse.ts";
import { titleOf } from "../rule-title.ts";
import { inOrder, judge, type Matched, type Standing, type Verdict } from "./rules.ts";

/** Automation's own hand, when it is not one robot's run. */
const triggerActor: Actor = { kind: "robot", id: null };

/** Thrown out of the transaction, so that whatever the refused move had begun is rolled back before it is recorded. */
class MoveRefused extends Error {
  readonly ruleId: number;
  readonly reason: string;
  constructor(ruleId: number, cause: HouseError) {
    super(cause.message, { cause });
    this.ruleId = ruleId;
    this.reason = cause.reason ?? cause.code;
  }
}

export interface Hearing {
  /** Names of the triggers that hear the event. */
  names: readonly string[];
  /** The only rule that may answer it, when the event was told to one. */
  ruleId: number | null;
}

/**
 * Moves one card by the first trigger that may, and records what came of every match, in one transaction. A refused
 * move is recorded and the next trigger has its turn.
 */
export async function answerEvent(ctx: Ctx, event: StoredEvent, matterId: number, hearing: Hearing): Promise<void> {
  const refusals = new Map<number, string>();
  for (;;) {
    try {
      return await inTx({ ...ctx, actor: triggerActor }, (ctx) => answer(ctx, event, matterId, hearing, refusals));
    } catch (error) {
      if (!(error instanceof MoveRefused)) throw error;
      refusals.set(error.ruleId, error.reason);
    }
  }
}

// no event: of its own; the move emits matter.moved, and a refused one is told by tellRefused.
async function answer(
  ctx: Ctx,
  event: StoredEvent,
  matterId: number,
  hearing: Hearing,
  refusals: ReadonlyMap<number, string>,
): Promise<void> {
  await cards().lock(ctx, matterId);
  if (await isAnswered(ctx, event, matterId)) return;
  const place = await cards().place(ctx, matterId);
  if (!place || !(await isStillDue(ctx, event, matterId))) return;
  const card: Card = { matterId, clientId: place.clientId };
  const rules = inOrder(await rulesOf(ctx, place.stageIds, hearing), place.stageIds);
  const matched = await matching(ctx, { event, card, rules, refusals });
  if (matched.length === 0) return;
  const standing: Standing = { ...place, isMovedSince: await isMovedByPersonSince(ctx, event, matterId) };
  const verdicts = judge(matched, standing);
  await record(ctx, { event, card, rules, verdicts });
  await act(ctx, { card, rules, verdicts, refusals });
}

async function act(
  ctx: Ctx,
  given: {
    card: Card;
    rules: readonly StageTrigger[];
    verdicts: readonly Verdict[];
    refusals: ReadonlyMap<number, string>;
  },
): Promise<void> {
  const { matterId, clientId } = given.card;
  for (const [ruleId, reason] of given.refusals)
    await tellRefused(ctx, { matterId, clientId, subjectId: ruleId }, { reason });
  const winner = given.verdicts.find((verdict) => verdict.outcome === "moved");
  const rule = given.rules.find((candidate) => candidate.ruleId === winner?.ruleId);
  if (!rule) return;
  try {
    await cards().move(ctx, {
      matterId,
      toStageId: rule.stageId,
      by: "trigger",
      rule: titleOf({ ...rule, kind: "trigger" }),
    });
  } catch (error) {
    if (error instanceof HouseError && !error.retryable && error.code !== "conflict")
      throw new MoveRefused(rule.ruleId, error);
    throw error;
  }
}

/** The whole answer is one transaction: one record of the event and the card means that all of it was given. */
async function isAnswered(ctx: Ctx, event: StoredEvent, matterId: number): Promise<boolean> {
  const row = await ctx.db
    .selectFrom("trigger_firings")
    .select("id")
    .where("event_id", "=", event.id)
    .where("matter_id", "=", matterId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

interface StageTrigger {
  ruleId: number;
  stageId: number;
  name: string;
  title: string;
  params: Record<string, unknown>;
  condition: Condition | null;
  allowBack: boolean;
  position: number;
  changedAt: Date;
}

/** A moment was told of one stay: once the card has gone on, it is of no account. */
async function isStillDue(ctx: Ctx, event: StoredEvent, matterId: number): Promise<boolean> {
  if (event.name !== "time.reached") return true;
  const stay = await ctx.db
    .selectFrom("stage_entries")
    .innerJoin("timed_triggers", "timed_triggers.entry_id", "stage_entries.id")
    .select("stage_entries.id")
    .where("matter_id", "=", matterId)
    .where("left_at", "is", null)
    .where("event_id", "=", event.id)
    .executeTakeFirst();
  return stay !== undefined;
}

function rulesOf(ctx: Ctx, stageIds: number[], { names, ruleId }: Hearing): Promise<StageTrigger[]> {
  return ctx.db
    .selectFrom("automation_rules")
    .select([
      "id as ruleId",
      "stage_id as stageId",
      "name",
      "title",
      "params",
      "condition",
      "allow_back as allowBack",
      "position",
      "changed_at as changedAt",
    ])
    .where("stage_id", "in", stageIds)
    .where("kind", "=", "trigger")
    .where("name", "in", names)
    .$if(ruleId !== null, (query) => query.where("id", "=", ruleId))
    .where("is_on", "=", true)
    .where("removed_at", "is", null)
    .execute();
}

async function matching(
  ctx: Ctx,
  given: { event: StoredEvent; card: Card; rules: readonly StageTrigger[]; refusals: ReadonlyMap<number, string> },
): Promise<Matched[]> {
  const found: Matched[] = [];
  for (const rule of given.rules) {
    const trigger = triggerNamed(rule.name);
    const params = trigger?.params.safeParse(rule.params);
    // A rule whose settings no longer fit is shown as broken among the rules; it hears nothing until it is mended.
    if (!trigger || !params?.success) continue;
    if (!(await trigger.matches(ctx, { event: given.event, card: given.card, params: params.data }))) continue;
    const version = { id: rule.ruleId, changedAt: rule.changedAt.toISOString(), condition: rule.condition };
    found.push({
      ...rule,
      conditionHolds: await conditionHolds(ctx, given.card, version),
      refusal: given.refusals.get(rule.ruleId) ?? null,
    });
  }
  return found;
}

/** Only an employee's move outranks older news: automation's own moves of the same moment are answered in their order. */
async function isMovedByPersonSince(ctx: Ctx, event: StoredEvent, matterId: number): Promise<boolean> {
  const stay = await ctx.db
    .selectFrom("stage_entries")
    .select(["entered_at", "actor_kind"])
    .where("matter_id", "=", matterId)
    .where("left_at", "is", null)
    .executeTakeFirst();
  return stay !== undefined && stay.actor_kind === "employee" && stay.entered_at > event.at;
}

async function record(
  ctx: Ctx,
  given: { event: StoredEvent; card: Card; rules: readonly StageTrigger[]; verdicts: readonly Verdict[] },
): Promise<void> {
  const rows = given.verdicts.flatMap((verdict) => {
    const rule = given.rules.find((candidate) => candidate.ruleId === verdict.ruleId);
    return rule ? [firing(ctx, given.event, given.card, rule, verdict)] : [];
  });
  await ctx.db.insertInto("trigger_firings").values(rows).execute();
}

const firing = (ctx: Ctx, event: StoredEvent, card: Card, rule: StageTrigger, verdict: Verdict) => ({
  rule_id: rule.ruleId,
  event_id: event.id,
  matter_id: card.matterId,
  client_id: card.clientId,
  stage_id: rule.stageId,
  name: rule.name,
  title: titleOf({ ...rule, kind: "trigger" }),
  outcome: verdict.outcome,
  reason: verdict.reason,
  at: ctx.now,
});
