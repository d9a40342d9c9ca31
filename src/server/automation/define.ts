import type { z } from "zod";
import type { CatalogItem, Fact, ParamField } from "../../api/automation.ts";
import type { EventName } from "../../api/events.ts";
import type { Ctx } from "../kernel/ctx.ts";
import type { StoredEvent } from "../kernel/event-log.ts";
import type { WorkCalendar } from "../kernel/working-time.ts";

/**
 * What slices bring to automation. Automation itself knows no slice: it gets cards through the port below, robots,
 * triggers and facts as values.
 */

/** Russian and English. */
export type Words = readonly [ru: string, en: string];
export type Field = z.input<typeof ParamField>;

interface Described {
  /** `slice.verb-noun`, unique. */
  name: string;
  title: Words;
  /** One sentence with an example. */
  help: Words;
  group: "client" | "employee" | "task" | "card" | "other";
  /** Name of the icon in the interface. */
  icon: string;
  /** The settings form; the zod schema of `params` is what decides. */
  fields: readonly Field[];
  /** Further options of its fields, by the field's name: what the firm's own data name. */
  moreOptions?(ctx: Ctx): Promise<Readonly<Record<string, Field["options"]>>>;
}

/** The card a robot works on. */
export interface Card {
  matterId: number;
  clientId: number;
  /** The stay whose robots' results may be asked for; absent outside a run. */
  entryId?: number | undefined;
}

/** A run that goes on waiting: for a trigger's event on this card, no longer than until `until`. */
export interface Awaiting {
  await: { trigger: string; params: Record<string, unknown>; until: Date };
}

export interface RobotInput<P> {
  card: Card & { stageId: number; entryId: number; runId: number };
  params: P;
  /** Unique to this run and the same at every attempt: give it to verbs that take a `onceKey`. */
  onceKey: string;
  /** The rule's title as people see it. */
  title: string;
}

/**
 * An action. `run` works inside the run's transaction (no network!), so its effect and "done" are one; what goes
 * outside is queued by a verb. Throwing fails the run: retried when the error is retryable.
 */
export interface Robot<S extends z.ZodType = z.ZodType> extends Described {
  params: S;
  /** Reaches the client: waits until a slip can no longer be undone, and for the client's hours. */
  isClientFacing?: boolean;
  /** Values that a run's result gives to the robots below it, names as in the result. */
  results?: readonly z.input<typeof CatalogItem>["results"][number][];
  /** Its failed run must not be repeated by hand: part of the effect may have happened outside. */
  isUnsafeToRepeat?: boolean;
  /** Throwing fails the run; what it returns is the run's result. */
  run(ctx: Ctx, input: RobotInput<z.output<S>>): Promise<Record<string, unknown> | Awaiting | void>;
  /** What kind of effect it has and on whom, for the rehearsal and the search of circles; "other" when not given. */
  effect?(params: z.output<S>): Effect;
  /** What it would say or do for a card, in words, without any effect. */
  preview?(ctx: Ctx, input: { card: Card; params: z.output<S> }): Promise<string>;
}

export type Effect =
  | { kind: "move"; stageId: number }
  | { kind: "open"; pipelineId: number | null; stageId: number | null }
  | { kind: "message" }
  | { kind: "task"; who: "responsible" | "rota" | "head" | { userId: number } }
  | { kind: "notice" }
  | { kind: "other"; emits?: readonly EventName[] };

/** An event that moves a card to the stage on which the trigger stands. */
export interface Trigger<S extends z.ZodType = z.ZodType> extends Described {
  events: readonly EventName[];
  params: S;
  /** Whose event it is: this card's (events of the client without a card concern all his cards), or any card's of the same client. */
  concerns?: "card" | "client";
  /** Fired by a button of the card instead of an event. */
  isManual?: boolean;
  /** For triggers of time, which no event brings. */
  timed?: TimedTrigger<z.output<S>>;
  /** Stages whose entering it answers, for the search of circles. */
  answersStages?(params: z.output<S>): readonly number[];
  matches(ctx: Ctx, input: { event: StoredEvent; card: Card; params: z.output<S> }): Promise<boolean> | boolean;
}

/** Tells of moments at which nothing happens: a stage outstayed, a card left idle, a date reached. */
export interface TimedTrigger<P = unknown> {
  /**
   * Open cards on the watched stages (never more than `limit`) for which the moment has come by ctx.now, each with the
   * stay it belongs to and a mark that names this one occasion; an occasion once told is not told again.
   */
  due(
    ctx: Ctx,
    input: { watchedStageIds: readonly number[]; params: P; limit: number; told: TimedTold },
  ): Promise<{ matterId: number; clientId: number; entryId: number; mark: string }[]>;
  /** The same for a rehearsal, by what is known and without the database; without it, the moments really told count. */
  wouldCome?(params: P, stay: ImaginedStay): Date | null;
  /** Its moment follows the last deed, which a rehearsal then reads. */
  followsDeeds?: boolean;
}
/** Where a card stands in a rehearsal, and what is known of it there. */
export interface ImaginedStay {
  stageId: number;
  enteredAt: Date;
  /** What the rule counts from: the last event of an employee, the client or a visitor; null when none is known. */
  lastDeedAt: Date | null;
  calendar: WorkCalendar;
  fact(name: string): FactValue;
}
/** The rule's id, for a query to leave out what timed_triggers already holds. */
export interface TimedTold {
  ruleId: number;
}

export type FactValue = string | number | boolean | null;

/** Fields of a card that conditions and message variables may name: `client.city`, `matter.source` … */
export interface FactSource {
  /** The slice's word before the dot. */
  prefix: string;
  /** Names with the prefix. Money is kopecks, a date is a day "YYYY-MM-DD" in the firm's zone. */
  facts: readonly z.input<typeof Fact>[];
  /** Events after which values may differ; robots that count from a date of this source follow them. */
  changedBy?: readonly EventName[];
  /** Further facts that the firm's own data name: variables, constants. */
  more?(ctx: Ctx): Promise<readonly z.input<typeof Fact>[]>;
  /** Of those, what the last loading knew by this name: how its value stands in a text. */
  named?(name: string): z.input<typeof Fact> | undefined;
  /** Values by full name; what is missing or null is absent. */
  load(ctx: Ctx, card: Card): Promise<Record<string, FactValue>>;
  /** The same for many cards at once, by matterId; without it, each is loaded alone. */
  loadMany?(ctx: Ctx, cards: readonly Card[]): Promise<Map<number, Record<string, FactValue>>>;
  /** Facts that follow from the stage and the moment alone: a rehearsal sets them anew, all others are as today. */
  standing?(place: Standing): Record<string, FactValue>;
  /** Facts that never change, or that a rehearsal rightly takes as they are. */
  steady?: readonly string[];
}

/** Where and since when a card stands at a moment of a rehearsal. */
export interface Standing {
  stage: { id: number; code: string; name: string };
  enteredAt: Date;
  at: Date;
  calendar: WorkCalendar;
}

/** How automation finds and moves cards; given by the slice that owns them. */
export interface CardPort {
  /** Where the card stands, and the stages of its pipeline in order. Null when there is no such card. */
  place(
    ctx: Ctx,
    matterId: number,
  ): Promise<{ clientId: number; stageId: number; stageIds: number[]; number: number } | null>;
  /**
   * Locks the client, then the card, until the open transaction ends. A run takes them before its own row, in the
   * order in which movers do; otherwise a move that cancels runs and a robot that moves would wait for each other.
   */
  lock(ctx: Ctx, matterId: number): Promise<void>;
  /** The client's zone, for his quiet hours. */
  clientZone(ctx: Ctx, clientId: number): Promise<string>;
  /** The same of many clients at once, by clientId. */
  clientZones(ctx: Ctx, clientIds: number[]): Promise<Map<number, string>>;
  /** Whether the card's responsible is on shift; true for a card without one. */
  isResponsibleOnShift(ctx: Ctx, matterId: number): Promise<boolean>;
  /** Pipelines with their stages in order, for circles, files and the journal. */
  pipelines(ctx: Ctx): Promise<
    {
      id: number;
      code: string;
      name: string;
      stages: { id: number; code: string; name: string; isClosed?: boolean }[];
    }[]
  >;
  /** Stages of a pipeline in order; none when there is no such pipeline. */
  stagesOf(ctx: Ctx, pipelineId: number): Promise<number[]>;
  /** Numbers and names for the journal. */
  describe(
    ctx: Ctx,
    matterIds: number[],
  ): Promise<
    { matterId: number; number: number; clientId: number; clientName: string; responsibleId?: number | null }[]
  >;
  /** How many cards the pipeline has. */
  count(ctx: Ctx, pipelineId: number): Promise<number>;
  /** All cards of the pipeline whose clients come next after that one by id, so many clients at once: for walks over all of them. */
  walk(
    ctx: Ctx,
    from: { pipelineId: number; afterClient: number; clients: number },
  ): Promise<{ matterId: number; clientId: number }[]>;
  /** Open cards of a client: an event that names only the client concerns them all. */
  cardsOf(ctx: Ctx, clientId: number): Promise<number[]>;
  /** Writes down that the actor read the card: what its robots judge and say are a person's data. */
  noteRead(ctx: Ctx, clientId: number): Promise<void>;
  /** Moves it in the open transaction; the move calls `enterStage` in turn. Throws Refused where a rule says no. */
  move(ctx: Ctx, input: { matterId: number; toStageId: number; by: "trigger" | "robot"; rule: string }): Promise<void>;
}

export interface AutomationParts {
  robots: readonly Robot[];
  triggers: readonly Trigger[];
  facts: readonly FactSource[];
  cards: CardPort;
}

// The schema of a robot or trigger is narrower than the list's element says; params are parsed by it before use.
export const defineRobot = <S extends z.ZodType>(robot: Robot<S>): Robot => robot as unknown as Robot;
export const defineTrigger = <S extends z.ZodType>(trigger: Trigger<S>): Trigger => trigger as unknown as Trigger;
export const defineFacts = (source: FactSource): FactSource => source;
