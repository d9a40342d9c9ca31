import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Recording } from "./recordings.ts";
import { callOutcomes, callResults, callStates, nextSteps, recordingStates } from "./call-words.ts";
import { Day, Done, Flag, Id, IdText, Instant, InstantText, Line, page } from "./scalars.ts";

export * from "./line-figures.ts";
export * from "./phone-connections.ts";
export * from "./recordings.ts";

export { callOutcomes, callResults, callStates, nextSteps, recordingStates };

const Person = z.object({ id: Id, name: z.string() });

const NextStep = z.object({
  kind: z.enum(nextSteps),
  dueAt: InstantText,
  /** Not told: whoever writes it down. */
  userId: Id.optional(),
});
export const logCall = endpoint({
  name: "telephony.log-call",
  method: "POST",
  path: "/api/clients/:id/calls",
  need: "calls.write",
  summary: "The result of a call that did not go through the line, entered by the operator",
  params: z.object({ id: IdText }),
  body: z.object({
    matterId: Id.optional(),
    direction: z.enum(["out", "in"]).default("out"),
    result: z.enum(callResults),
    note: z.string().trim().max(5000).default(""),
    /** How long they talked, where it is known. */
    seconds: z.int().min(0).max(86_400).optional(),
    nextStep: NextStep.optional(),
  }),
  reply: z.object({ id: Id }),
  status: 201,
});

export const Call = z.object({
  id: Id,
  direction: z.enum(["out", "in"]),
  state: z.enum(callStates),
  /** Null while it goes on. Of a call written down by hand it follows from the result. */
  outcome: z.enum(callOutcomes).nullable(),
  /** Why it failed or is unknown: `no-money`, `limit`, `no-trace`, `time-out`, the partner's code. */
  reason: z.string().nullable(),
  /** E.164, or as the line wrote it; null where there was none or it was entered by hand. */
  number: z.string().nullable(),
  isHidden: z.boolean(),
  /** Our number that was called, or from which it went. */
  lineNumber: z.string().nullable(),
  client: Person.nullable(),
  matterId: Id.nullable(),
  /** Who talked, or whom it was meant for. */
  user: Person.nullable(),
  at: Instant,
  answeredAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  waitingSeconds: z.int().nullable(),
  talkSeconds: z.int().nullable(),
  /** Nobody on duty was free while it rang. */
  isLostBusy: z.boolean(),
  /** By the line of which connection; null for a call entered by hand. */
  connectionId: Id.nullable(),
  result: z.enum(callResults).nullable(),
  note: z.string(),
  /** A talk whose result nobody has entered. */
  isUnfinished: z.boolean(),
  /** Null when it was not recorded. */
  recording: z.enum(recordingStates).nullable(),
});
export type Call = z.infer<typeof Call>;

export const listCalls = endpoint({
  name: "telephony.list-calls",
  method: "GET",
  path: "/api/calls",
  need: "calls.read",
  summary: "Calls, newest first",
  query: z.object({
    direction: z.enum(["in", "out"]).optional(),
    outcome: z.enum(callOutcomes).optional(),
    userId: IdText.optional(),
    clientId: IdText.optional(),
    /** Days in the firm's zone, both included. */
    from: Day.optional(),
    to: Day.optional(),
    unfinished: Flag.optional(),
    /** Only calls of the line and only those that are over: what its figures count. */
    ofLine: Flag.optional(),
    /** Lost while nobody on duty was free: the list behind the head's figure. */
    lostBusy: Flag.optional(),
    /** Missed ones to whom somebody has called back since. */
    calledBack: Flag.optional(),
    /** By the hour of the firm's clock in which it began. */
    hour: z.coerce.number().int().min(0).max(23).optional(),
    /** Part of a number, or a client's name. */
    q: z.string().trim().max(100).optional(),
    after: z.string().max(60).optional(),
  }),
  reply: page(Call),
});

export const CallLeg = z.object({
  extension: z.string(),
  user: Person.nullable(),
  rangAt: Instant.nullable(),
  answeredAt: Instant.nullable(),
  seconds: z.int().nullable(),
});
/** `event` is the partner's own name of it, `statistics` when its list told. */
export const CallFactLine = z.object({ id: Id, event: z.string(), at: Instant, extension: z.string().nullable() });
export const getCall = endpoint({
  name: "telephony.get-call",
  method: "GET",
  path: "/api/calls/:id",
  need: "calls.read",
  summary: "One call: who rang and talked, what the line told, its recordings (audited)",
  params: z.object({ id: IdText }),
  reply: Call.extend({
    legs: z.array(CallLeg),
    events: z.array(CallFactLine),
    recordings: z.array(Recording),
    /** When the recording is looked for next, of one that waits. */
    recordingNextAt: Instant.nullable(),
    recordingError: z.string().nullable(),
  }),
});

/** What the pop-up says before the receiver is lifted. */
export const CallerCard = z.object({
  clientId: Id,
  name: z.string(),
  city: z.string().nullable(),
  debtKopecks: z.int(),
  matters: z.array(
    z.object({
      id: Id,
      number: z.int(),
      pipelineId: Id,
      stageId: Id,
      stageName: z.string(),
      stageNameEn: z.string(),
      stageColor: z.string(),
      responsible: Person.nullable(),
      nextStep: z.object({ id: Id, title: z.string(), dueAt: Instant.nullable(), isOverdue: z.boolean() }).nullable(),
    }),
  ),
  lastContact: z.object({ at: Instant, event: z.string() }).nullable(),
});
export const listCurrentCalls = endpoint({
  name: "telephony.list-current-calls",
  method: "GET",
  path: "/api/calls/current",
  need: "calls.read",
  summary:
    "Calls that concern me now: ringing, going on, my own requests, and just ended ones without a result that I have not put away",
  reply: z.object({
    items: z.array(
      Call.extend({
        /** Null for a number that nobody knows. */
        card: CallerCard.nullable(),
        /** It rings at my own extension or was answered by me; else it rings at somebody for whom I may step in. */
        isMine: z.boolean(),
      }),
    ),
  }),
});
export const putAwayCall = endpoint({
  name: "telephony.put-away-call",
  method: "PUT",
  path: "/api/calls/:id/put-away",
  need: "calls.read",
  summary: "I close its pop-up card; without a result the call stays among the unfinished",
  params: z.object({ id: IdText }),
  reply: Done,
});

/** One of `clientId` (his main phone), `phoneId` (one of a client's phones) and `number`. */
export const placeCall = endpoint({
  name: "telephony.place-call",
  method: "POST",
  path: "/api/calls",
  need: "calls.write",
  summary:
    "Click to call: my extension rings, then the number. `key` is made by the browser: the same key is the same call. Refused: no-extension, no-connection",
  body: z
    .object({
      key: z.string().min(8).max(100),
      clientId: Id.optional(),
      phoneId: Id.optional(),
      number: Line(40).optional(),
      matterId: Id.optional(),
    })
    .refine((body) => [body.clientId, body.phoneId, body.number].filter((v) => v !== undefined).length === 1, {
      path: ["number"],
      message: "required",
    }),
  reply: Call,
  status: 201,
});

export const setCallResult = endpoint({
  name: "telephony.set-call-result",
  method: "PUT",
  path: "/api/calls/:id/result",
  need: "calls.write",
  summary: "What came of a call of the line, and the next step; later words replace the earlier",
  params: z.object({ id: IdText }),
  body: z.object({
    result: z.enum(callResults),
    note: z.string().trim().max(5000).default(""),
    matterId: Id.optional(),
    nextStep: NextStep.optional(),
  }),
  reply: Call,
});
export const setCallNote = endpoint({
  name: "telephony.set-call-note",
  method: "PUT",
  path: "/api/calls/:id/note",
  need: "calls.write",
  summary: "The note, kept as it is typed",
  params: z.object({ id: IdText }),
  body: z.object({ note: z.string().trim().max(5000) }),
  reply: Done,
});
export const linkCall = endpoint({
  name: "telephony.link-call",
  method: "PUT",
  path: "/api/calls/:id/client",
  need: "calls.write",
  summary: "The unknown number is this client's; it becomes one of his phones. Refused: has-client",
  params: z.object({ id: IdText }),
  body: z.object({ clientId: Id }),
  reply: Call,
});
export const openCallApplication = endpoint({
  name: "telephony.open-call-application",
  method: "POST",
  path: "/api/calls/:id/application",
  need: "calls.write",
  summary: "The unknown number is a new client: his card and application",
  params: z.object({ id: IdText }),
  body: z.object({ name: Line(200) }),
  reply: Call,
});
