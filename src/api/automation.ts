import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Condition, Timing } from "./automation-timing.ts";
import { Done, Id, IdText, Instant } from "./scalars.ts";

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
    "date-fact",
    "users",
    "pipeline",
    "variable",
    "trigger",
    /** Several facts, as an array of their names. */
    "fields",
    "webhook",
    "webhook-source",
    "connection",
    /** A delivery policy by its code. */
    "policy",
    /** A kind of papers, by the templates in use. */
    "document-kind",
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
  /** Values a run leaves for the robots below it: facts `result.<rule id>.<name>`. */
  results: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      titleEn: z.string(),
      kind: z.enum(["text", "number", "date", "flag"]),
    }),
  ),
});
export const Fact = z.object({
  name: z.string(),
  title: z.string(),
  titleEn: z.string(),
  kind: z.enum(["text", "number", "money", "date", "flag", "select", "time"]),
  options: z.array(z.object({ value: z.string(), title: z.string(), titleEn: z.string() })),
});
export const getCatalog = endpoint({
  name: "automation.get-catalog",
  method: "GET",
  path: "/api/automation/catalog",
  // Names only: whoever reads a card is told in words what its robots wait for.
  need: "clients.read",
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
  /** The branch robot in whose arm it stands. */
  parentId: Id.nullable(),
  arm: z.enum(["then", "else"]).nullable(),
  /** Against what is published. */
  change: z.enum(["none", "added", "changed"]),
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
  summary: "Robots and triggers of every stage of a pipeline: the draft where there is one, else what is published",
  params: z.object({ id: IdText }),
  query: z.object({ view: z.enum(["draft", "published"]).default("draft") }),
  reply: z.object({
    items: z.array(Rule),
    /** Published rules that the draft takes away. */
    removed: z.array(Rule),
    draft: z
      .object({ revision: z.int(), changes: z.int(), changedAt: Instant, changedBy: z.string().nullable() })
      .nullable(),
    published: z.object({ number: z.int(), at: Instant, by: z.string().nullable() }).nullable(),
  }),
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
  parentId: Id.nullable().default(null),
  arm: z.enum(["then", "else"]).nullable().default(null),
});
export const addRule = endpoint({
  name: "automation.add-rule",
  method: "POST",
  path: "/api/stages/:id/automation",
  need: "automation.write",
  summary: "Add a robot or trigger to a stage, in the draft",
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
  summary: "Change it, switch it, move it to another stage, pipeline or place, in the draft",
  params: z.object({ id: IdText }),
  body: z
    .object(ruleFields)
    .partial()
    .extend({
      /** The fields as they were read: refused with "rule-changed" when somebody else has changed one of them since. */
      seen: z.object(ruleFields).partial().optional(),
      stageId: Id.optional(),
      parentId: Id.nullable().optional(),
      arm: z.enum(["then", "else"]).nullable().optional(),
      beforeId: Id.nullable().optional(),
      afterId: Id.nullable().optional(),
    }),
  reply: Rule,
});
export const removeRule = endpoint({
  name: "automation.remove-rule",
  method: "DELETE",
  path: "/api/automation/rules/:id",
  need: "automation.write",
  summary: "Take it out of the draft",
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
