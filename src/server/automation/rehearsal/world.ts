import type { StoredEvent } from "../../kernel/event-log.ts";
import type { FactValue } from "../define.ts";
import type { WaitingRun } from "../runs/rules.ts";
import type { ReadyRobot, ReadyTrigger } from "./script.ts";

// What a rehearsal holds of one client: his cards of the pipeline, where they would stand, what waits there.

export interface Run extends WaitingRun {
  robot: ReadyRobot;
  state: "waiting" | "done" | "skipped" | "cancelled";
  finishedAt: Date | null;
  /** Left behind by the move: an undo brings it back. */
  isLeft: boolean;
  /** Waits for an event: since when it counts. */
  awaitsSince: Date | null;
}

export interface Stay {
  stageId: number;
  enteredAt: Date;
  depth: number;
  isUndoable: boolean;
  isLeft: boolean;
  runs: Run[];
  former: Stay | null;
  /** What robots of this stay left for those below them. */
  results: Record<string, FactValue>;
  /** Moments of triggers of time, counted once. */
  occasions: Map<number, { key: number; at: number | null }>;
}

export interface SimCard {
  matterId: number;
  clientId: number;
  number: number;
  clientName: string;
  responsibleId: number | null;
  /** Facts of today, as far as the rules ask for them. */
  facts: Record<string, FactValue>;
  /** Where it really stands at the end of the window. */
  reallyStageId: number | null;
  /** Null: not opened yet. */
  stay: Stay | null;
  /** Former stays in which something still waits. */
  behind: Stay[];
  /** Moments of moves that automation made, for the guard of the rate. */
  automatic: number[];
  /** A guard of the engine would have ended its going round. */
  isStopped: boolean;
  /** Occasions that triggers of time have told of, by rule. */
  told: Map<number, number>;
  entered: Map<number, number>;
}

export interface Client {
  clientId: number;
  zone: string;
  lastDeedAt: Date | null;
  /** How far the play has come. */
  now: Date;
  cards: SimCard[];
  events: PastEvent[];
}

export interface PastEvent extends StoredEvent {
  actorKind: string;
}

/** What a rehearsal asks of the world outside: whether a trigger hears an event as its own. Nothing is written by it. */
export interface Port {
  matches(
    trigger: Pick<ReadyTrigger, "trigger" | "params">,
    event: StoredEvent,
    card: SimCard,
  ): Promise<boolean> | boolean;
}

export type Happening =
  | { kind: "ran"; robot: ReadyRobot }
  | { kind: "skipped"; robot: ReadyRobot }
  | { kind: "fired"; trigger: ReadyTrigger }
  | { kind: "yielded"; trigger: ReadyTrigger }
  | { kind: "entered"; stageId: number; fromStageId: number | null };

/** Told of everything that would have happened; silent before the window begins. */
export type Tell = (card: SimCard, at: Date, happening: Happening) => void;
