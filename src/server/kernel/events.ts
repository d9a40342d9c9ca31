import { events, type EventData, type EventName } from "../../api/events.ts";
import type { Cause, Ctx } from "./ctx.ts";
import { refused } from "./errors.ts";

/** What the event is about. `subjectId` is the row the name speaks of (task, message, user …). */
export interface Subject {
  clientId?: number | null;
  matterId?: number | null;
  subjectId?: number | null;
}

/** Chains are wanted (stage → robot → stage); a longer one is a circle. */
export const MAX_DEPTH = 8;

/**
 * Writes the event row and the jobs of its subscribers into the open transaction; the live feed hears it at commit.
 * Returns the event as a cause for what follows from it. Throws Refused "too-deep" past MAX_DEPTH.
 */
export async function emit<N extends EventName>(ctx: Ctx, name: N, about: Subject, data: EventData<N>): Promise<Cause> {
  if (!ctx.tx) throw new Error(`${name}: emit needs an open transaction`);
  const depth = ctx.cause ? ctx.cause.depth + 1 : 0;
  if (depth > MAX_DEPTH) throw refused("too-deep", { name, depth });
  const parsed: Record<string, unknown> = events[name].data.parse(data);
  const row = await ctx.db
    .insertInto("events")
    .values({
      at: ctx.now,
      name,
      actor_kind: ctx.actor.kind,
      actor_id: ctx.actor.id,
      client_id: about.clientId ?? null,
      matter_id: about.matterId ?? null,
      subject_id: about.subjectId ?? null,
      data: JSON.stringify(parsed),
      cause_id: ctx.cause?.eventId ?? null,
      depth,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  ctx.tx.eventIds.push(row.id);
  const cause: Cause = { eventId: row.id, depth };
  for (const subscriber of ctx.app.subscribersOf(name)) {
    if (subscriber.when?.(parsed) === false) continue;
    ctx.tx.jobs.push({ name: subscriber.job, data: { eventId: row.id }, cause });
  }
  for (const reaction of ctx.app.reactionsTo(name)) {
    if (reaction.when?.(parsed) === false) continue;
    await reaction.run(
      { ...ctx, cause },
      { clientId: about.clientId ?? null, matterId: about.matterId ?? null, data: parsed },
    );
  }
  return cause;
}

/** Puts a job into the open transaction; it runs after the commit, at `at` or at once, as a consequence of `ctx.cause`. */
export function enqueue(ctx: Ctx, job: { name: string }, data: Record<string, unknown>, at?: Date): void {
  if (!ctx.tx) throw new Error(`${job.name}: enqueue needs an open transaction`);
  ctx.tx.jobs.push({ name: job.name, data, cause: ctx.cause, ...(at && at > ctx.now ? { at } : {}) });
}
