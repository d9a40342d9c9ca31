import type { Ctx } from "../../kernel/ctx.ts";
import { eventById, type StoredEvent } from "../../kernel/event-log.ts";
import { allTriggers, cards } from "../catalogue.ts";
import { answerEvent } from "./answer-event.ts";

/** Lets the triggers of every card that the event concerns answer it, card by card. */
export async function matchTriggers(ctx: Ctx, eventId: number): Promise<void> {
  const event = await eventById(ctx, eventId);
  const hearing = allTriggers()
    .filter((trigger) => trigger.events.includes(event.name))
    .map((trigger) => trigger.name);
  if (hearing.length === 0 || !(await isAnyOn(ctx, hearing))) return;
  for (const matterId of await cardsConcerned(ctx, event)) await answerEvent(ctx, event, matterId, hearing);
}

/** Most events move nothing: ask once before any card is locked. */
async function isAnyOn(ctx: Ctx, names: string[]): Promise<boolean> {
  const rule = await ctx.db
    .selectFrom("automation_rules")
    .select("id")
    .where("kind", "=", "trigger")
    .where("name", "in", names)
    .where("is_on", "=", true)
    .where("removed_at", "is", null)
    .limit(1)
    .executeTakeFirst();
  return rule !== undefined;
}

async function cardsConcerned(ctx: Ctx, event: StoredEvent): Promise<number[]> {
  if (event.matterId !== null) return [event.matterId];
  if (event.clientId === null) return [];
  return (await cards().cardsOf(ctx, event.clientId)).toSorted((a, b) => a - b);
}
