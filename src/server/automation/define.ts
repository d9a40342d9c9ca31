import type { z } from "zod";
import type { Fact, ParamField } from "../../api/automation.ts";
import type { EventName } from "../../api/events.ts";
import type { Ctx } from "../kernel/ctx.ts";
import type { StoredEvent } from "../kernel/event-log.ts";

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
}

/** The card a robot works on. */
export interface Card {
  matterId: number;
  clientId: number;
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
  /** Reaches the client: waits until a slip can no longer be undone. */
  isClientFacing?: boolean;
  run(ctx: Ctx, input: RobotInput<z.output<S>>): Promise<Record<string, unknown> | void>;
  /** What it would say or do for a card, in words, without any effect. */
  preview?(ctx: Ctx, input: { card: Card; params: z.output<S> }): Promise<string>;
}

/** An event that moves a card to the stage on which the trigger stands. */
export interface Trigger<S extends z.ZodType = z.ZodType> extends Described {
  events: readonly EventName[];
  params: S;
  matches(ctx: Ctx, input: { event: StoredEvent; card: Card; params: z.output<S> }): Promise<boolean> | boolean;
}

export type FactValue = string | number | boolean | null;

/** Fields of a card that conditions and message variables may name: `client.city`, `matter.source` … */
export interface FactSource {
  /** The slice's word before the dot. */
  prefix: string;
  /** Names with the prefix. Money is kopecks, a date is a day "YYYY-MM-DD" in the firm's zone. */
  facts: readonly z.input<typeof Fact>[];
  /** Values by full name; what is missing or null is absent. */
  load(ctx: Ctx, card: Card): Promise<Record<string, FactValue>>;
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
  /** Stages of a pipeline in order; none when there is no such pipeline. */
  stagesOf(ctx: Ctx, pipelineId: number): Promise<number[]>;
  /** Numbers and names for the journal. */
  describe(
    ctx: Ctx,
    matterIds: number[],
  ): Promise<{ matterId: number; number: number; clientId: number; clientName: string }[]>;
  /** Open cards of a client: an event that names only the client concerns them all. */
  cardsOf(ctx: Ctx, clientId: number): Promise<number[]>;
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
