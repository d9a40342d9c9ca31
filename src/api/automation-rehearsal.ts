import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Id, IdText, Instant } from "./scalars.ts";

const Sample = z.object({
  matterId: Id,
  clientId: Id,
  number: z.int(),
  clientName: z.string(),
  at: Instant,
  text: z.string().nullable(),
});

/** What the draft would have done in the last days, without any effect. Lists are samples; counts are whole. */
export const RehearsalResult = z.object({
  from: Instant,
  to: Instant,
  cards: z.int(),
  events: z.int(),
  /** Per rule of the draft. A trigger that never fires and a robot that never runs have 0. */
  rules: z.array(
    z.object({
      ruleId: Id,
      kind: z.enum(["robot", "trigger"]),
      title: z.string(),
      stageId: Id,
      effect: z.enum(["move", "message", "task", "notice", "other"]),
      times: z.int(),
      skipped: z.int(),
      samples: z.array(Sample),
    }),
  ),
  messages: z.int(),
  tasks: z.array(
    z.object({
      userId: Id.nullable(),
      name: z.string().nullable(),
      count: z.int(),
      mostADay: z.int(),
      day: z.string().nullable(),
    }),
  ),
  clashes: z.array(
    z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("two-messages-a-day"), clients: z.int(), samples: z.array(Sample) }),
      z.object({ kind: z.literal("stage-nobody-leaves"), stageId: Id, cards: z.int() }),
      z.object({ kind: z.literal("rule-never-fires"), ruleId: Id }),
      z.object({
        kind: z.literal("flooded-with-tasks"),
        userId: Id.nullable(),
        name: z.string().nullable(),
        day: z.string(),
        count: z.int(),
      }),
      z.object({ kind: z.literal("goes-round"), cards: z.int(), samples: z.array(Sample) }),
    ]),
  ),
  /** Against what really happened: cards that would stand elsewhere, and moves per stage. */
  difference: z.object({
    standElsewhere: z.int(),
    samples: z.array(
      z.object({
        matterId: Id,
        clientId: Id,
        number: z.int(),
        clientName: z.string(),
        reallyStageId: Id,
        wouldStageId: Id,
      }),
    ),
    stages: z.array(z.object({ stageId: Id, reallyEntered: z.int(), wouldEnter: z.int() })),
    messagesReally: z.int(),
    tasksReally: z.int(),
  }),
  /** Conditions are judged on what is known of the past; facts without history are taken as they are today. */
  factsAsToday: z.array(z.string()),
});
export type RehearsalResult = z.output<typeof RehearsalResult>;

const Rehearsal = z.object({
  id: Id,
  pipelineId: Id,
  days: z.int(),
  state: z.enum(["waiting", "running", "done", "failed"]),
  cardsDone: z.int(),
  cards: z.int(),
  reason: z.string().nullable(),
  askedAt: Instant,
  askedBy: z.string().nullable(),
  finishedAt: Instant.nullable(),
  /** The draft has changed since. */
  isStale: z.boolean(),
  result: RehearsalResult.nullable(),
});
export const startRehearsal = endpoint({
  name: "automation.start-rehearsal",
  method: "POST",
  path: "/api/pipelines/:id/automation/rehearsals",
  need: "automation.write",
  summary: "Play the draft over the real events of the last days, without any effect",
  params: z.object({ id: IdText }),
  body: z.object({ days: z.int().min(1).max(365).default(30) }),
  reply: Rehearsal,
  status: 201,
});
export const getRehearsal = endpoint({
  name: "automation.get-rehearsal",
  method: "GET",
  path: "/api/pipelines/:id/automation/rehearsals/last",
  need: "automation.read",
  summary: "The last rehearsal of the pipeline, with its result when it is done",
  params: z.object({ id: IdText }),
  reply: z.object({ rehearsal: Rehearsal.nullable() }),
});
