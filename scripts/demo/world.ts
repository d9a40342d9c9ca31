import { addWorkingMinutes, nextWorking, type WorkCalendar } from "../../src/server/kernel/working-time.ts";
import type { MovableClock } from "../../src/server/kernel/clock.ts";
import type { Actor, App, Ctx } from "../../src/server/kernel/ctx.ts";
import type { SteppedJobs } from "../../src/server/kernel/jobs-stepped.ts";
import type { PhoneConnection } from "../../src/server/telephony/index.ts";
import type { Random } from "./random.ts";

export interface Staff {
  manager: Actor[];
  lawyer: Actor;
  head: Actor;
  admin: Actor;
}

/** The firm's telephone line in the demo. Its own random numbers leave the lives as they are without it. */
export interface Line {
  connection: PhoneConnection;
  /** Extensions by the id of the employee. */
  extensions: Map<number, string>;
  random: Random;
  sandboxUrl: string;
  /** Which talks have sounds: older ones would only make the demo heavy, the last ones could not be fetched in time. */
  recorded: { since: Date; until: Date };
}

/** What the demo's lives happen in: the product with a clock that the generator moves. */
export interface World {
  app: App;
  clock: MovableClock;
  jobs: SteppedJobs;
  random: Random;
  calendar: WorkCalendar;
  staff: Staff;
  /** Pipelines by code → stages by code → id. */
  stages: Map<string, Map<string, number>>;
  connectionId: number;
  line: Line;
  as(actor: Actor): Ctx;
}

/** A life yields the moment at which it goes on. */
export type Life = AsyncGenerator<Date, void>;

export const minutes = (world: World, count: number): Date => new Date(world.clock.now().getTime() + count * 60_000);
/** So many minutes later, and then when the firm works. */
export const atWork = (world: World, count: number): Date => nextWorking(minutes(world, count), world.calendar);
export const workingMinutes = (world: World, count: number): Date =>
  addWorkingMinutes(world.clock.now(), count, world.calendar);
export const days = (world: World, count: number): Date => atWork(world, count * 1440 + world.random.int(-180, 180));

interface Waiting {
  at: Date;
  life: Life;
}

/** Lets all lives happen in the order of time, with the product's own jobs between them, until `end`. */
export async function play(world: World, lives: Waiting[], end: Date): Promise<void> {
  const waiting = lives.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  for (let next = waiting.shift(); next && next.at <= end; next = waiting.shift()) {
    await world.jobs.runUntil(next.at);
    const step = await next.life.next();
    if (step.done) continue;
    insert(waiting, { at: step.value, life: next.life });
  }
  await world.jobs.runUntil(end);
}

function insert(sorted: Waiting[], item: Waiting): void {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.at ?? item.at) <= item.at) low = middle + 1;
    else high = middle;
  }
  sorted.splice(low, 0, item);
}
