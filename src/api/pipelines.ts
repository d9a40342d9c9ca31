import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Done, Id, IdText, Line } from "./scalars.ts";

const one = z.object({ id: IdText });
const Color = z.string().regex(/^#[0-9a-f]{6}$/i);

export const addPipeline = endpoint({
  name: "pipelines.add-pipeline",
  method: "POST",
  path: "/api/pipelines",
  need: "automation.write",
  summary: "A new pipeline with three stages: new, won, lost. The same asked again answers with the same one",
  body: z.object({ name: Line(60), nameEn: Line(60) }),
  reply: z.object({ id: Id }),
  status: 201,
});
export const renamePipeline = endpoint({
  name: "pipelines.rename-pipeline",
  method: "PATCH",
  path: "/api/pipelines/:id",
  need: "automation.write",
  summary: "Rename a pipeline",
  params: one,
  body: z.object({ name: Line(60).optional(), nameEn: Line(60).optional() }),
  reply: Done,
});
export const archivePipeline = endpoint({
  name: "pipelines.archive-pipeline",
  method: "POST",
  path: "/api/pipelines/:id/archive",
  need: "automation.write",
  summary:
    "Put a pipeline away; its cards go to a stage of another. Refused `system-pipeline`, `pipeline-in-use` (rules of others name it)",
  params: one,
  body: z.object({ moveCardsTo: Id }),
  reply: Done,
});
export const addStage = endpoint({
  name: "pipelines.add-stage",
  method: "POST",
  path: "/api/pipelines/:id/stages",
  need: "automation.write",
  summary: "A new stage after another one, or last. The same asked again answers with the same one",
  params: one,
  body: z.object({
    name: Line(60),
    nameEn: Line(60),
    color: Color,
    kind: z.enum(["open", "won", "lost", "parked"]),
    afterId: Id.nullable().default(null),
  }),
  reply: z.object({ id: Id }),
  status: 201,
});
export const orderStages = endpoint({
  name: "pipelines.order-stages",
  method: "PUT",
  path: "/api/pipelines/:id/stages/order",
  need: "automation.write",
  summary: "Order all stages of a pipeline. 409 `stages-changed` when another added or removed one meanwhile",
  params: one,
  body: z.object({ stageIds: z.array(Id).max(200) }),
  reply: Done,
});
export const removeStage = endpoint({
  name: "pipelines.remove-stage",
  method: "POST",
  path: "/api/stages/:id/removal",
  need: "automation.write",
  summary:
    "Remove a stage: cards go to another at once, robots start nothing. Refused `system-stage`, `stage-in-use` (without `repoint`)",
  params: one,
  body: z.object({
    moveCardsTo: Id,
    /** Its robots and triggers go to that stage in the draft, or are removed. */
    rules: z.enum(["move", "remove"]),
    /** Rules that name the stage name the other one instead. */
    repoint: z.boolean().default(false),
  }),
  reply: Done,
});

const Removal = z.object({
  cards: z.int(),
  robots: z.int(),
  triggers: z.int(),
  /** The house relies on it. */
  isSystem: z.boolean(),
  /** Rules elsewhere, published or in a draft, that name it. */
  uses: z.array(z.object({ ruleId: Id, title: z.string(), pipelineId: Id, stageId: Id, isDraft: z.boolean() })),
});
export const getStageRemoval = endpoint({
  name: "pipelines.get-stage-removal",
  method: "GET",
  path: "/api/stages/:id/removal",
  need: "automation.read",
  summary: "What stands on a stage and which rules name it: asked before it is removed",
  params: one,
  reply: Removal,
});
export const getPipelineRemoval = endpoint({
  name: "pipelines.get-pipeline-removal",
  method: "GET",
  path: "/api/pipelines/:id/removal",
  need: "automation.read",
  summary: "What stands in a pipeline and which rules of others name it: asked before it is put away",
  params: one,
  reply: Removal,
});
