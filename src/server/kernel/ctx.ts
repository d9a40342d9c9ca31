import type { FastifyInstance } from "fastify";
import type { Transaction } from "kysely";
import type { Logger } from "pino";
import type { z } from "zod";
import type { EventName } from "../../api/events.ts";
import type { Need } from "../../api/rights.ts";
import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import type { Db, OpenDatabase } from "./db.ts";
import type { Files } from "./files.ts";
import type { Secrets } from "./secrets.ts";
import type { ActorKind, Database } from "./tables.ts";

/** The spine: what is handed to every verb, and what a slice plugs into the frame. */

/** Who does it. `id` is users.id, clients.id or robot_runs.id by kind; null for visitors, partners and the system. */
export interface Actor {
  kind: ActorKind;
  id: number | null;
  /** Present for employees. */
  role?: string;
  /** Present when a browser session stands behind the request. */
  sessionHash?: string;
}

/** The change that led to this one, and how long the chain is already. */
export interface Cause {
  eventId: number;
  depth: number;
}

/** The first argument everywhere. Born at an entry (route, hook, job, script) and nowhere else. */
export interface Ctx {
  app: App;
  db: Db | Transaction<Database>;
  actor: Actor;
  now: Date;
  log: Logger;
  cause: Cause | null;
  /** Set while a transaction is open: what goes out at its commit. */
  tx: OpenTx | null;
}

export interface OpenTx {
  jobs: JobRequest[];
  eventIds: number[];
  /** Keys of remembered values that this transaction changed (remember.ts). */
  changed: Set<string>;
  /** Rows locked until its commit, by "table id": a second lock would only cost a round trip. */
  held: Set<string>;
}

/** What one running program holds: made once in app.ts, never changed after. */
export interface App {
  config: Config;
  clock: Clock;
  log: Logger;
  database: OpenDatabase;
  jobs: Jobs;
  files: Files;
  secrets: Secrets;
  slices: readonly Slice[];
  subscribersOf(name: EventName): readonly Subscriber[];
  reactionsTo(name: EventName): readonly Reaction[];
  mayDo(actor: Actor, need: Need): boolean;
}

/** A job as a value: its name is its queue. The handler may be run twice and must not mind. */
export interface Job<S extends z.ZodType = z.ZodType> {
  /** `slice.verb-noun`. */
  name: string;
  data: S;
  /** Attempts after the first (5 unless told); pauses double from `retryDelaySeconds` (2 unless told). */
  retryLimit?: number;
  retryDelaySeconds?: number;
  /** How many run at once in one process; 2 unless told. */
  concurrency?: number;
  /** Looked for twice a second instead of once: its moments are promises. */
  isTimely?: true;
  run(ctx: Ctx, data: z.output<S>): Promise<void>;
}

export interface JobRequest {
  name: string;
  data: Record<string, unknown>;
  cause: Cause | null;
  at?: Date;
}

/** The queue: pg-boss in life (jobs-boss.ts), a stepped one in tests and the demo's generator (jobs-stepped.ts). */
export interface Jobs {
  /** How far ahead it is to be given jobs, ms; what is later its owner's sweep asks for in time. */
  aheadMs: number;
  insert(trx: Transaction<Database>, requests: readonly JobRequest[]): Promise<void>;
  /** Told after the commit of the transaction that inserted them. */
  committed(requests: readonly JobRequest[]): void;
  start(app: App): Promise<void>;
  stop(): Promise<void>;
  /** Resolves when the queue answers; throws when not. */
  check(): Promise<void>;
  /** How many wait, run and have failed, by queue: for /metrics. */
  counts(): Promise<{ name: string; waiting: number; active: number; failed: number }[]>;
}

/** Hears events by name; the named job gets `{ eventId }` in the same transaction as the event. */
export interface Subscriber {
  events: readonly EventName[];
  job: string;
  /** Spares the job where the event's own data tell that nothing is to be done. */
  when?: (data: Record<string, unknown>) => boolean;
}

/**
 * Acts inside the event's own transaction, so that nobody ever sees the change without what must follow from it. For
 * slices of one floor that may not call each other; everything that can wait a moment is a subscriber.
 */
export interface Reaction {
  events: readonly EventName[];
  when?: (data: Record<string, unknown>) => boolean;
  run(
    ctx: Ctx,
    event: { clientId: number | null; matterId: number | null; data: Record<string, unknown> },
  ): Promise<void>;
}

/** A job made by the calendar: five cron fields in the firm's zone. */
export interface Schedule {
  job: string;
  cron: string;
}

/** An event as the live feed passes it. */
export interface LiveRow {
  id: number;
  name: string;
  subjectId: number | null;
  data: Record<string, unknown>;
}

/** Who hears of an event, and what travels with it. */
export interface Told {
  /** These users alone, or whoever holds the right. */
  to: readonly number[] | Need;
  payload?: unknown;
}

/** For events that not everybody with the event's right may hear of: asked once for a batch, whoever listens. */
export interface LiveParts {
  events: readonly EventName[];
  /** By event id; an event without an answer is heard by nobody. */
  tell(app: App, rows: readonly LiveRow[]): Promise<Map<number, Told>>;
}

/** What a slice plugs into the frame. Robots, triggers and facts are read from it by automation. */
export interface Slice {
  name: string;
  live?: LiveParts;
  routes?: (http: FastifyInstance, app: App) => void;
  jobs?: readonly Job[];
  subscribers?: readonly Subscriber[];
  reactions?: readonly Reaction[];
  /** What goes on all the time where the queues are worked; returns the way to end it. */
  standing?: (app: App) => () => Promise<void>;
}

// A job's own schema is narrower than `Job` says; it is parsed by that schema before `run`, so the widening is safe.
export const defineJob = <S extends z.ZodType>(job: Job<S>): Job => job as unknown as Job;
export const defineSlice = <const S extends Slice>(slice: S): S => slice;

export const systemActor: Actor = { kind: "system", id: null };
export const visitorActor: Actor = { kind: "visitor", id: null };

export function newCtx(app: App, actor: Actor, more: { now?: Date; cause?: Cause | null; log?: Logger } = {}): Ctx {
  return {
    app,
    db: app.database.db,
    actor,
    now: more.now ?? app.clock.now(),
    log: more.log ?? app.log,
    cause: more.cause ?? null,
    tx: null,
  };
}
