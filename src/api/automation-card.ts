import { z } from "zod";
import { Condition, Timing } from "./automation-timing.ts";
import { JournalLine } from "./automation-journal.ts";
import { endpoint } from "./endpoint.ts";
import { Id, IdText, Instant } from "./scalars.ts";

/** One link of "why is the card here", from the stay back to a person or partner. */
const WhyStep = z.object({
  eventId: Id,
  name: z.string(),
  at: Instant,
  actor: z.object({ kind: z.string(), name: z.string().nullable() }),
  data: z.record(z.string(), z.unknown()),
  /** The robot or trigger that did it. */
  rule: z.object({ ruleId: Id, kind: z.enum(["robot", "trigger"]), title: z.string() }).nullable(),
});

/** A robot that waits: when by the facts of now, under what condition, and what would stop it. */
const NextStep = z.object({
  runId: Id,
  ruleId: Id,
  name: z.string(),
  title: z.string(),
  stageId: Id,
  dueAt: Instant.nullable(),
  /** Why the moment is not known, or not yet. */
  waitsFor: z.enum(["time", "previous", "branch", "empty-date", "event", "shift"]),
  awaits: z.string().nullable(),
  timing: Timing,
  condition: Condition.nullable(),
  /** Whether the condition would hold by the facts of now. */
  holdsNow: z.boolean().nullable(),
  judged: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).nullable()).nullable(),
  preview: z.string().nullable(),
  stops: z.array(
    z.enum(["leave-stage", "condition-false", "date-cleared", "branch", "person", "stop-chain", "failure-above"]),
  ),
});

export const getCardAutomation = endpoint({
  name: "automation.get-card",
  method: "GET",
  path: "/api/matters/:id/automation",
  need: "clients.read",
  summary:
    "Why the card is here, what will happen next and when, what would stop it, and the buttons of manual triggers",
  params: z.object({ id: IdText }),
  reply: z.object({
    stageId: Id,
    enteredAt: Instant.nullable(),
    why: z.array(WhyStep),
    next: z.array(NextStep),
    done: z.array(JournalLine),
    buttons: z.array(z.object({ ruleId: Id, title: z.string(), stageId: Id, stageName: z.string() })),
  }),
});
export const pressTrigger = endpoint({
  name: "automation.press-trigger",
  method: "POST",
  path: "/api/matters/:id/triggers/:ruleId",
  need: "matters.write",
  summary: "Fire a manual trigger from the card",
  params: z.object({ id: IdText, ruleId: IdText }),
  reply: z.object({ outcome: z.string(), reason: z.string().nullable() }),
});
export const stopCardRobots = endpoint({
  name: "automation.stop-card-robots",
  method: "POST",
  path: "/api/matters/:id/robots/stop",
  need: "matters.write",
  summary: "Cancel everything that waits for the card; the stage keeps its robots",
  params: z.object({ id: IdText }),
  reply: z.object({ stopped: z.int() }),
});
