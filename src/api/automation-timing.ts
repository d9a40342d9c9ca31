import { z } from "zod";
import { Id } from "./scalars.ts";

export const operators = [
  "equals",
  "not-equals",
  "contains",
  "not-contains",
  "filled",
  "empty",
  "greater",
  "less",
  "at-least",
  "at-most",
  "between",
  "one-of",
] as const;

/** A date counted from today or from another date of the card: 3 working days after `matter.parked-until`. */
export const RelativeDate = z
  .object({
    /** "today" or the name of a date fact. */
    from: z.string().max(80),
    plus: z.int().min(-3650).max(3650),
    unit: z.enum(["days", "working-days", "months"]),
  })
  .strict();
export type RelativeDate = z.output<typeof RelativeDate>;
/** Compares with another fact of the card instead of a written value. */
export const OtherFact = z.object({ fact: z.string().max(80) }).strict();
export type OtherFact = z.output<typeof OtherFact>;
export type Wanted = string | number | boolean | string[] | RelativeDate | OtherFact | undefined;

export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { field: string; op: (typeof operators)[number]; value?: Wanted };
export const Condition: z.ZodType<Condition, Condition> = z.lazy(() =>
  z.union([
    z.object({ all: z.array(Condition).min(1).max(20) }).strict(),
    z.object({ any: z.array(Condition).min(1).max(20) }).strict(),
    z.object({ not: Condition }).strict(),
    z
      .object({
        field: z.string().max(80),
        op: z.enum(operators),
        /** "between" takes two strings, low and high, both included. */
        value: z
          .union([
            z.string().max(300),
            z.number(),
            z.boolean(),
            z.array(z.string().max(100)).max(50),
            RelativeDate,
            OtherFact,
          ])
          .optional(),
      })
      .strict(),
  ]),
);

export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export const delayUnits = [
  "seconds",
  "minutes",
  "hours",
  "days",
  "weeks",
  "months",
  "working-minutes",
  "working-days",
] as const;

/** When a robot's own moment is. */
export const Delay = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("at-once") }),
  z.object({
    kind: z.literal("after"),
    amount: z.int().min(1).max(10_000),
    unit: z.enum(delayUnits),
    /** From the card's entry to the stage, or from the end of the robot above. */
    from: z.enum(["entry", "previous"]).default("entry"),
  }),
  z.object({
    kind: z.literal("date"),
    /** The name of a date fact. The moment follows it when it changes. */
    field: z.string().max(80),
    direction: z.enum(["before", "at", "after"]),
    amount: z.int().min(0).max(3650).default(0),
    unit: z.enum(["minutes", "hours", "days", "weeks", "months", "working-days"]).default("days"),
    /** The time of that day by the firm's clock. */
    time: clockTime.default("10:00"),
    ifEmpty: z.enum(["wait", "skip", "at-once"]),
    /** The moment had passed already when the robot was planned. */
    ifPast: z.enum(["at-once", "skip"]).default("at-once"),
  }),
  /** The day of each month while the card stays (a short month: its last day), at most `limit` times. */
  z.object({
    kind: z.literal("monthly"),
    day: z.int().min(1).max(31),
    time: clockTime.default("10:00"),
    limit: z.int().min(1).max(120).default(120),
  }),
]);
export type Delay = z.output<typeof Delay>;

/** Again and again from its first run, until the condition holds; never more than `limit` runs in all. */
export const Repeat = z.object({
  amount: z.int().min(1).max(1000),
  unit: z.enum(delayUnits),
  until: Condition.nullable().default(null),
  limit: z.int().min(2).max(100),
});
export type Repeat = z.output<typeof Repeat>;

export const OnFailure = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("go-on") }),
  /** Cancels what waits in the same stay. */
  z.object({ kind: z.literal("stop") }),
  z.object({ kind: z.literal("move"), stageId: Id }),
]);
export type OnFailure = z.output<typeof OnFailure>;

export const Timing = z.object({
  delay: Delay,
  repeat: Repeat.nullable().default(null),
  /** Waits for the robot above it, or runs by itself. */
  order: z.enum(["after-previous", "parallel"]).default("after-previous"),
  /** A moment outside these hours is put off: the firm's week, or the responsible's shift within it. */
  workingTime: z.enum(["any", "firm", "responsible"]).default("any"),
  /** Leaving the stage cancels it. */
  cancelOnLeave: z.boolean().default(true),
  onFailure: OnFailure.default({ kind: "go-on" }),
});
export type Timing = z.output<typeof Timing>;
export type TimingInput = z.input<typeof Timing>;
