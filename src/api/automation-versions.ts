import { z } from "zod";
import { Condition, Timing } from "./automation-timing.ts";
import { endpoint } from "./endpoint.ts";
import { Done, Id, IdText, Instant } from "./scalars.ts";

/** One rule as versions, drafts and files hold it. `id` stays the same through all versions. */
export const RuleSpec = z.object({
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
  parentId: Id.nullable(),
  arm: z.enum(["then", "else"]).nullable(),
});
export type RuleSpec = z.output<typeof RuleSpec>;

/** A difference; the interface puts it into words from `before` and `after`. */
export const RuleChange = z.object({
  ruleId: Id,
  change: z.enum(["added", "removed", "changed"]),
  /** What differs: title, params, timing, condition, allowBack, isOn, stage, place. */
  fields: z.array(z.string()),
  before: RuleSpec.nullable(),
  after: RuleSpec.nullable(),
});
export type RuleChange = z.output<typeof RuleChange>;

/** What keeps a draft from being published. A circle lists its stages in order, with the rules that lead on. */
export const Problem = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("broken"), ruleId: Id, fields: z.record(z.string(), z.string()) }),
  z.object({
    kind: z.literal("circle"),
    steps: z.array(z.object({ stageId: Id, pipelineId: Id, stageName: z.string(), ruleId: Id, title: z.string() })),
  }),
]);
export type Problem = z.output<typeof Problem>;

const pipeline = z.object({ id: IdText });
export const getChanges = endpoint({
  name: "automation.get-changes",
  method: "GET",
  path: "/api/pipelines/:id/automation/changes",
  need: "automation.read",
  summary: "The draft against what is published, what keeps it from publishing, and what waits by the rules it touches",
  params: pipeline,
  reply: z.object({
    changes: z.array(RuleChange),
    problems: z.array(Problem),
    /** Runs that wait by changed or removed robots. */
    waiting: z.int(),
  }),
});
export const discardDraft = endpoint({
  name: "automation.discard-draft",
  method: "DELETE",
  path: "/api/pipelines/:id/automation/draft",
  need: "automation.write",
  summary: "Throw the draft away",
  params: pipeline,
  reply: Done,
});
export const publishDraft = endpoint({
  name: "automation.publish-draft",
  method: "POST",
  path: "/api/pipelines/:id/automation/versions",
  need: "automation.write",
  summary: "Publish the draft. Cards in a stage keep the version they came with unless `applyToWaiting`",
  params: pipeline,
  body: z.object({
    revision: z.int(),
    note: z.string().trim().max(500).default(""),
    /** What waits takes the new settings and moments; what waits by removed or switched-off robots is cancelled. */
    applyToWaiting: z.boolean().default(false),
  }),
  reply: z.object({ number: z.int() }),
  status: 201,
});
export const listVersions = endpoint({
  name: "automation.list-versions",
  method: "GET",
  path: "/api/pipelines/:id/automation/versions",
  need: "automation.read",
  summary: "Published versions, newest first, with what each changed",
  params: pipeline,
  reply: z.object({
    items: z.array(
      z.object({
        number: z.int(),
        at: Instant,
        by: z.string().nullable(),
        note: z.string(),
        rules: z.int(),
        changes: z.array(RuleChange),
      }),
    ),
  }),
});
const version = z.object({ id: IdText, number: IdText });
export const returnToVersion = endpoint({
  name: "automation.return-to-version",
  method: "POST",
  path: "/api/pipelines/:id/automation/versions/:number/return",
  need: "automation.write",
  summary: "Make an earlier version the draft; it acts once it is published",
  params: version,
  reply: z.object({ changes: z.int() }),
});
/** A pipeline's automation as one readable file: stages, pipelines and users by code and login instead of ids. */
export const exportAutomation = endpoint({
  name: "automation.export",
  method: "GET",
  path: "/api/pipelines/:id/automation/file",
  need: "automation.read",
  summary: "Robots and triggers of the pipeline (published) as one file",
  params: pipeline,
  reply: z.object({ file: z.string(), name: z.string() }),
});
export const importAutomation = endpoint({
  name: "automation.import",
  method: "PUT",
  path: "/api/pipelines/:id/automation/file",
  need: "automation.write",
  summary: "Replace the draft by a file; what could not be matched is told",
  params: pipeline,
  body: z.object({ file: z.string().max(2_000_000) }),
  bodyLimit: 5_000_000,
  reply: z.object({
    rules: z.int(),
    unknown: z.array(z.object({ rule: z.string(), what: z.string(), value: z.string() })),
  }),
});
export const copyRule = endpoint({
  name: "automation.copy-rule",
  method: "POST",
  path: "/api/automation/rules/:id/copies",
  need: "automation.write",
  summary: "Copy a rule (a branch with its arms) to a stage of this or another pipeline, in that pipeline's draft",
  params: z.object({ id: IdText }),
  body: z.object({ stageId: Id }),
  reply: z.object({ ruleId: Id }),
  status: 201,
});
/** Rules, published or in a draft, that name a stage, user, template, fact or webhook: asked before it is removed. */
export const getUses = endpoint({
  name: "automation.get-uses",
  method: "GET",
  path: "/api/automation/uses",
  need: "automation.read",
  summary: "Which rules name this stage, user, template, fact or webhook",
  query: z.object({
    kind: z.enum(["stage", "pipeline", "user", "template", "field", "webhook", "webhook-source"]),
    value: z.string().max(200),
  }),
  reply: z.object({
    items: z.array(z.object({ ruleId: Id, title: z.string(), pipelineId: Id, stageId: Id, isDraft: z.boolean() })),
  }),
});
