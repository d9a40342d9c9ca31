import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Done, Id, IdText, Instant, page } from "./scalars.ts";

export const operators = [
  "equals",
  "not-equals",
  "contains",
  "not-contains",
  "filled",
  "empty",
  "greater",
  "less",
  "one-of",
] as const;
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { field: string; op: (typeof operators)[number]; value?: string | number | boolean | string[] | undefined };
export const Condition: z.ZodType<Condition, Condition> = z.lazy(() =>
  z.union([
    z.object({ all: z.array(Condition).min(1).max(20) }).strict(),
    z.object({ any: z.array(Condition).min(1).max(20) }).strict(),
    z.object({ not: Condition }).strict(),
    z
      .object({
        field: z.string().max(60),
        op: z.enum(operators),
        value: z.union([z.string().max(300), z.number(), z.boolean(), z.array(z.string().max(100)).max(50)]).optional(),
      })
      .strict(),
  ]),
);

/** When a robot runs, counted from the card's entry to the stage. */
export const Timing = z.object({
  delay: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("at-once") }),
    z.object({
      kind: z.literal("after"),
      amount: z.int().min(1).max(10_000),
      unit: z.enum(["seconds", "minutes", "hours", "days", "working-minutes"]),
    }),
  ]),
  /** Waits for the robot above it, or runs by itself. */
  order: z.enum(["after-previous", "parallel"]).default("after-previous"),
  /** A moment outside the firm's working hours is put off to their beginning. */
  workingOnly: z.boolean().default(false),
  /** Leaving the stage cancels it. */
  cancelOnLeave: z.boolean().default(true),
});
export type Timing = z.output<typeof Timing>;

/** A form field of a robot's or trigger's settings, printed from its zod schema, so the designer needs no code of its own. */
export const ParamField = z.object({
  name: z.string(),
  title: z.string(),
  titleEn: z.string(),
  kind: z.enum([
    "text",
    "long-text",
    "number",
    "switch",
    "select",
    "multi-select",
    "user",
    "stage",
    "template",
    "field",
  ]),
  isRequired: z.boolean(),
  options: z.array(z.object({ value: z.string(), title: z.string(), titleEn: z.string() })),
  help: z.string(),
  helpEn: z.string(),
});
export const CatalogItem = z.object({
  name: z.string(),
  title: z.string(),
  titleEn: z.string(),
  help: z.string(),
  helpEn: z.string(),
  group: z.string(),
  icon: z.string(),
  fields: z.array(ParamField),
  isClientFacing: z.boolean(),
});
export const Fact = z.object({
  name: z.string(),
  title: z.string(),
  titleEn: z.string(),
  kind: z.enum(["text", "number", "money", "date", "flag", "select"]),
  options: z.array(z.object({ value: z.string(), title: z.string(), titleEn: z.string() })),
});
export const getCatalog = endpoint({
  name: "automation.get-catalog",
  method: "GET",
  path: "/api/automation/catalog",
  need: "automation.read",
  summary: "All robots, triggers and facts the slices offer",
  reply: z.object({ robots: z.array(CatalogItem), triggers: z.array(CatalogItem), facts: z.array(Fact) }),
});

const counts = z.object({ runsMonth: z.int(), failedMonth: z.int(), waiting: z.int() });
export const Rule = z.object({
  id: Id,
  stageId: Id,
  kind: z.enum(["robot", "trigger"]),
  name: z.string(),
  title: z.string(),
  params: z.record(z.string(), z.unknown()),
  timing: Timing,
  condition: Condition.nullable(),
  allowBack: z.boolean(),
  isOn: z.boolean(),
  position: z.number(),
  counts,
  changedAt: Instant,
  changedBy: z.string().nullable(),
  isBroken: z.boolean(),
});
export const getRules = endpoint({
  name: "automation.get-rules",
  method: "GET",
  path: "/api/pipelines/:id/automation",
  need: "automation.read",
  summary: "Robots and triggers of every stage of a pipeline",
  params: z.object({ id: IdText }),
  reply: z.object({ items: z.array(Rule) }),
});
// Without defaults: a change that names one field must not reset the others.
const ruleFields = {
  title: z.string().trim().max(120),
  params: z.record(z.string(), z.unknown()),
  timing: Timing,
  condition: Condition.nullable(),
  allowBack: z.boolean(),
  isOn: z.boolean(),
};
const NewRule = z.object({
  kind: z.enum(["robot", "trigger"]),
  name: z.string().max(80),
  title: ruleFields.title.default(""),
  params: ruleFields.params,
  timing: Timing.optional(),
  condition: Condition.nullable().default(null),
  allowBack: z.boolean().default(false),
  isOn: z.boolean().default(true),
});
export const addRule = endpoint({
  name: "automation.add-rule",
  method: "POST",
  path: "/api/stages/:id/automation",
  need: "automation.write",
  summary: "Add a robot or trigger to a stage",
  params: z.object({ id: IdText }),
  body: NewRule,
  reply: Rule,
  status: 201,
});
/** `beforeId` is the rule that comes before it on the stage (above), `afterId` the one that comes after; none of them: it keeps its place, or goes last on another stage. */
export const updateRule = endpoint({
  name: "automation.update-rule",
  method: "PATCH",
  path: "/api/automation/rules/:id",
  need: "automation.write",
  summary: "Change it, switch it, move it to another stage or place",
  params: z.object({ id: IdText }),
  body: z
    .object(ruleFields)
    .partial()
    .extend({ stageId: Id.optional(), beforeId: Id.nullable().optional(), afterId: Id.nullable().optional() }),
  reply: Rule,
});
export const removeRule = endpoint({
  name: "automation.remove-rule",
  method: "DELETE",
  path: "/api/automation/rules/:id",
  need: "automation.write",
  summary: "Remove it; what waits by it is cancelled",
  params: z.object({ id: IdText }),
  reply: Done,
});
/** Dry: nothing is done. For each robot of the stage: would it run, when, with what words. */
export const tryRules = endpoint({
  name: "automation.try-rules",
  method: "GET",
  path: "/api/stages/:id/automation/trial",
  need: "automation.read",
  summary: "What the robots of a stage would do for a card",
  params: z.object({ id: IdText }),
  query: z.object({ matterId: IdText }),
  reply: z.object({
    items: z.array(
      z.object({
        ruleId: Id,
        title: z.string(),
        wouldRun: z.boolean(),
        dueAt: Instant.nullable(),
        reason: z.string().nullable(),
        preview: z.string().nullable(),
      }),
    ),
  }),
});

export const JournalLine = z.object({
  key: z.string(),
  kind: z.enum(["robot", "trigger"]),
  runId: Id.nullable(),
  ruleId: Id,
  name: z.string(),
  title: z.string(),
  stageId: Id,
  matter: z.object({ id: Id, number: z.int() }).nullable(),
  client: z.object({ id: Id, name: z.string() }).nullable(),
  outcome: z.enum([
    "waiting",
    "done",
    "skipped",
    "failed",
    "cancelled",
    "moved",
    "condition-false",
    "already-there",
    "would-go-back",
    "refused",
    "another-first",
  ]),
  reason: z.string().nullable(),
  attempts: z.int(),
  dueAt: Instant.nullable(),
  at: Instant,
  cause: z.object({ eventId: Id, name: z.string(), actor: z.string().nullable() }).nullable(),
  result: z.record(z.string(), z.unknown()).nullable(),
  canRepeat: z.boolean(),
});
export const getJournal = endpoint({
  name: "automation.get-journal",
  method: "GET",
  path: "/api/automation/journal",
  need: "automation.read",
  summary: "What ran, for whom, why, and what failed",
  query: z.object({
    kind: z.enum(["robot", "trigger"]).default("robot"),
    outcome: z.string().max(20).optional(),
    ruleId: IdText.optional(),
    matterId: IdText.optional(),
    stageId: IdText.optional(),
    after: z.string().max(40).optional(),
  }),
  reply: page(JournalLine).extend({ failedMonth: z.int() }),
});
export const repeatRun = endpoint({
  name: "automation.repeat-run",
  method: "POST",
  path: "/api/automation/runs/:id/repetition",
  need: "automation.write",
  summary: "Try a failed robot again",
  params: z.object({ id: IdText }),
  reply: Done,
});
export const skipRun = endpoint({
  name: "automation.skip-run",
  method: "POST",
  path: "/api/automation/runs/:id/skip",
  need: "matters.write",
  summary: "A person lets a waiting robot of a card not run",
  params: z.object({ id: IdText }),
  reply: Done,
});
export const getWaiting = endpoint({
  name: "automation.get-waiting",
  method: "GET",
  path: "/api/matters/:id/robots",
  need: "clients.read",
  summary: "Robots of the card's present stay: what ran, what waits and until when",
  params: z.object({ id: IdText }),
  reply: z.object({ items: z.array(JournalLine) }),
});
