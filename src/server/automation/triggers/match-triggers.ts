import type { Ctx } from "../../kernel/ctx.ts";
import { eventById, type StoredEvent } from "../../kernel/event-log.ts";
import { allTriggers, cards } from "../catalogue.ts";
import type { Trigger } from "../define.ts";
import { settleAwaiting } from "../runs/settle-awaiting.ts";
import { answerEvent } from "./answer-event.ts";

/**
 * Lets the triggers of every card that the event concerns answer it, card by card in order of their ids: an event of
 * the card concerns that card, and by triggers that look at the client all his open cards; an event of the client alone
 * concerns all his open cards. Robots that wait for the event hear it first: what they waited for came, even when the
 * card moves on by it. Heard twice, or by two processes at once, it is answered once: answer-event.ts.
 */
export async function matchTriggers(ctx: Ctx, eventId: number): Promise<void> {
  const event = await eventById(ctx, eventId);
  // A change of the makeup moved the card, nothing of the case.
  if (event.name === "matter.moved" && event.data["by"] === "removal") return;
  const hearing = allTriggers().filter((trigger) => trigger.events.includes(event.name));
  if (hearing.length === 0) return;
  const ruleId = ruleOf(event);
  const listening = await rulesOn(ctx, namesOf(hearing), ruleId);
  for (const { matterId, triggers } of await concerned(ctx, event, hearing)) {
    if (ruleId === null) await settleAwaiting(ctx, event, matterId, namesOf(triggers));
    const names = namesOf(triggers).filter((name) => listening.has(name));
    if (names.length > 0) await answerEvent(ctx, event, matterId, { names, ruleId });
  }
}

/** A pressed button and a moment that came are told to one rule. */
export function ruleOf(event: StoredEvent): number | null {
  const told = event.data["ruleId"];
  const isForOne = event.name === "trigger.pressed" || event.name === "time.reached";
  return isForOne && typeof told === "number" ? told : null;
}

const namesOf = (triggers: readonly Trigger[]): string[] => triggers.map((trigger) => trigger.name);

/** Most events move nothing: ask once before any card is locked. */
async function rulesOn(ctx: Ctx, names: string[], ruleId: number | null): Promise<Set<string>> {
  const rows = await ctx.db
    .selectFrom("automation_rules")
    .select("name")
    .distinct()
    .where("kind", "=", "trigger")
    .where("name", "in", names)
    .$if(ruleId !== null, (query) => query.where("id", "=", ruleId))
    .where("is_on", "=", true)
    .where("removed_at", "is", null)
    .execute();
  return new Set(rows.map((row) => row.name));
}

interface Concerned {
  matterId: number;
  triggers: readonly Trigger[];
}

async function concerned(ctx: Ctx, event: StoredEvent, hearing: readonly Trigger[]): Promise<Concerned[]> {
  const { matterId, clientId } = event;
  const ofClient = hearing.filter((trigger) => matterId === null || trigger.concerns === "client");
  const others = clientId === null || ofClient.length === 0 ? [] : await cards().cardsOf(ctx, clientId);
  const found = others.filter((other) => other !== matterId).map((other) => ({ matterId: other, triggers: ofClient }));
  const own = matterId === null ? [] : [{ matterId, triggers: hearing }];
  return [...own, ...found].toSorted((a, b) => a.matterId - b.matterId);
}
