import type { Ctx } from "../../kernel/ctx.ts";
import { forbidden, notFound, refused } from "../../kernel/errors.ts";
import { eventById } from "../../kernel/event-log.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { cards, triggerNamed } from "../catalogue.ts";
import { answerEvent } from "./answer-event.ts";
import type { FiringOutcome } from "./rules.ts";

export interface Pressed {
  outcome: FiringOutcome;
  reason: string | null;
}

/**
 * A person presses the button of a manual trigger. The press is written first and then answered like any event, at
 * once, so that he sees what came of it; should the program die between the two, the event's own job answers it.
 */
export async function pressTrigger(ctx: Ctx, input: { matterId: number; ruleId: number }): Promise<Pressed> {
  if (ctx.actor.kind !== "employee" || !ctx.app.mayDo(ctx.actor, "matters.write"))
    throw forbidden("only an employee who may move cards presses their buttons");
  const { eventId, name, cause } = await inTx(ctx, async (ctx) => {
    const place = await cards().place(ctx, input.matterId);
    if (!place) throw notFound("matter");
    const rule = await buttonOf(ctx, input.ruleId, place.stageIds);
    const about = { clientId: place.clientId, matterId: input.matterId, subjectId: input.ruleId };
    const cause = await emit(ctx, "trigger.pressed", about, { ruleId: input.ruleId });
    return { eventId: cause.eventId, name: rule.name, cause };
  });
  const event = await eventById(ctx, eventId);
  await answerEvent({ ...ctx, cause }, event, input.matterId, { names: [name], ruleId: input.ruleId });
  return whatCame(ctx, eventId, input);
}

async function buttonOf(ctx: Ctx, ruleId: number, stageIds: number[]): Promise<{ name: string }> {
  const rule = await ctx.db
    .selectFrom("automation_rules")
    .select(["name", "is_on"])
    .where("id", "=", ruleId)
    .where("kind", "=", "trigger")
    .where("stage_id", "in", stageIds)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  if (!rule || triggerNamed(rule.name)?.isManual !== true) throw notFound("button");
  if (!rule.is_on) throw refused("off");
  return rule;
}

async function whatCame(
  ctx: Ctx,
  eventId: number,
  { matterId, ruleId }: { matterId: number; ruleId: number },
): Promise<Pressed> {
  const row = await ctx.db
    .selectFrom("trigger_firings")
    .select(["outcome", "reason"])
    .where("event_id", "=", eventId)
    .where("matter_id", "=", matterId)
    .where("rule_id", "=", ruleId)
    .executeTakeFirst();
  // The rule was taken away or broken in the very moment of the press.
  if (!row) throw refused("broken");
  return row;
}
