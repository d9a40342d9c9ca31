import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Day, Done, Id, IdText, Line } from "./scalars.ts";

export const Stage = z.object({
  id: Id,
  code: z.string(),
  name: z.string(),
  nameEn: z.string(),
  color: z.string(),
  kind: z.enum(["open", "won", "lost", "parked"]),
  position: z.int(),
});
export const Pipeline = z.object({
  id: Id,
  code: z.string(),
  name: z.string(),
  nameEn: z.string(),
  stages: z.array(Stage),
});
export const listPipelines = endpoint({
  name: "matters.list-pipelines",
  method: "GET",
  path: "/api/pipelines",
  need: "signed-in",
  summary: "Pipelines with stages in order",
  reply: z.object({
    items: z.array(Pipeline),
    /** Stages that stood once: the history names them still. */
    removed: z.array(z.object({ id: Id, name: z.string(), nameEn: z.string() })),
  }),
});
export const updateStage = endpoint({
  name: "matters.update-stage",
  method: "PATCH",
  path: "/api/stages/:id",
  need: "automation.write",
  summary: "Rename or recolour a stage",
  params: z.object({ id: IdText }),
  body: z.object({
    name: Line(60).optional(),
    nameEn: Line(60).optional(),
    color: z
      .string()
      .regex(/^#[0-9a-f]{6}$/i)
      .optional(),
  }),
  reply: Done,
});

/** `beforeId` is the card that will stand right above it, `afterId` right below; neither puts it on top of the column. */
export const moveMatter = endpoint({
  name: "matters.move-matter",
  method: "PUT",
  path: "/api/matters/:id/stage",
  need: "matters.write",
  summary:
    "Put the card on a stage and place. Back needs a reason; `version` of the card as seen, 409 `moved-meanwhile` tells who was first, 409 `gaps` what the stage asks for",
  params: z.object({ id: IdText }),
  body: z.object({
    stageId: Id,
    version: z.int(),
    beforeId: Id.nullable().default(null),
    afterId: Id.nullable().default(null),
    reason: z.string().trim().max(500).optional(),
    lostReason: z.string().trim().max(300).optional(),
    parkedUntil: Day.optional(),
    /** Why it enters without what the stage's list asks for; needs the right matters.pass-gaps. */
    gapsReason: z.string().trim().min(1).max(500).optional(),
  }),
  reply: z.object({ version: z.int(), undo: z.string().nullable(), robots: z.int() }),
});
export const undoMove = endpoint({
  name: "matters.undo-move",
  method: "POST",
  path: "/api/matters/:id/undo",
  need: "matters.write",
  summary: "Take the last move back whole: stage, place, days on stage; robots of the stay are cancelled",
  params: z.object({ id: IdText }),
  body: z.object({ undo: z.string().max(4000) }),
  reply: z.object({ version: z.int() }),
});
export const assignMatter = endpoint({
  name: "matters.assign-matter",
  method: "PUT",
  path: "/api/matters/:id/responsible",
  need: "matters.write",
  summary: "Change the responsible",
  params: z.object({ id: IdText }),
  body: z.object({ userId: Id.nullable() }),
  reply: z.object({ version: z.int() }),
});
export const openMatter = endpoint({
  name: "matters.open-matter",
  method: "POST",
  path: "/api/clients/:id/matters",
  need: "matters.write",
  summary: "Another matter of a client on the first stage of a pipeline",
  params: z.object({ id: IdText }),
  body: z.object({ pipelineId: Id }),
  reply: z.object({ matterId: Id }),
  status: 201,
});
