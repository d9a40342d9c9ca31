import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Done, Id, IdText, Instant, page } from "./scalars.ts";

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
  /** Values of the facts the condition named, when it was judged. */
  judged: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).nullable()).nullable(),
  tries: z.array(z.object({ at: Instant, reason: z.string() })),
  round: z.int(),
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
    clientId: IdText.optional(),
    stageId: IdText.optional(),
    pipelineId: IdText.optional(),
    reason: z.string().max(60).optional(),
    /** The employee whose deed led to it. */
    userId: IdText.optional(),
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
export const repeatFailures = endpoint({
  name: "automation.repeat-failures",
  method: "POST",
  path: "/api/automation/failures/repetition",
  need: "automation.write",
  summary: "Try one robot again on all cards where it failed, for one reason or for any",
  body: z.object({ ruleId: Id, reason: z.string().max(60).optional() }),
  reply: z.object({ repeated: z.int(), left: z.int() }),
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
