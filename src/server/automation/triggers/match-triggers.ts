import type { Ctx } from "../../kernel/ctx.ts";
import { allTriggers, cards } from "../catalogue.ts";
import type { HappenedEvent } from "../define.ts";
import { answerEvent } from "./answer-event.ts";

/** Lets the triggers of every card that the event concerns answer it, card by card. */
export async function matchTriggers(ctx: Ctx, eventId: number): Promise<void> {
  const event = await happened(ctx, eventId);
  const hearing = allTriggers()
    .filter((trigger) => trigger.events.includes(event.name))
    .map((trigger) => trigger.name);
  if (hearing.length === 0 || !(await isAnyOn(ctx, hearing))) return;
  for (const matterId of await cardsConcerned(ctx, event)) await answerEvent(ctx, event, matterId, hearing);
}

async function happened(ctx: Ctx, eventId: number): Promise<HappenedEvent> {
  const row = await ctx.db.selectFrom("events").selectAll().where("id", "=", eventId).executeTakeFirstOrThrow();
  return {
    id: row.id,
    name: row.name,
    at: row.at,
    clientId: row.client_id,
    matterId: row.matter_id,
    subjectId: row.subject_id,
    data: row.data,
    depth: row.depth,
  };
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

async function cardsConcerned(ctx: Ctx, event: HappenedEvent): Promise<number[]> {
  if (event.matterId !== null) return [event.matterId];
  if (event.clientId === null) return [];
  return (await cards().cardsOf(ctx, event.clientId)).toSorted((a, b) => a - b);
}
