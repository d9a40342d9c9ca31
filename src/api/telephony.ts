import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Day, Done, Flag, Id, IdText, Instant, InstantText, Line, page } from "./scalars.ts";

const Person = z.object({ id: Id, name: z.string() });

export const callResults = ["talked", "no-answer", "wrong-number", "refused"] as const;
/** What is done next; its term makes it a task of the card. */
export const nextSteps = ["call", "message", "meeting", "documents", "other"] as const;
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

/** `requested` and `dialing` are our own click to call before the line tells of it; `unknown`: the partner did not answer, it may ring. */
export const callStates = ["requested", "dialing", "unknown", "ringing", "answered", "ended"] as const;
export const callOutcomes = ["talked", "missed", "no-answer", "busy", "failed", "unknown"] as const;
export const recordingStates = ["waiting", "kept", "missing", "removed"] as const;

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

export const Recording = z.object({
  id: Id,
  callId: Id,
  state: z.enum(["kept", "removed"]),
  seconds: z.int().nullable(),
  size: z.int(),
  sha256: z.string(),
  fetchedAt: Instant,
  /** When its term is over; a held one stays longer. */
  keepUntil: z.string(),
  isHeld: z.boolean(),
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

export const getRecordingFile = endpoint({
  name: "telephony.get-recording-file",
  method: "GET",
  path: "/api/recordings/:id/file",
  need: "recordings.listen",
  summary: "The sound, by Range; one listening is written down for each `play` key, which the player makes when it starts",
  params: z.object({ id: IdText }),
  query: z.object({ play: z.string().min(8).max(60).optional() }),
  reply: z.unknown(),
});
export const getRecordingPeaks = endpoint({
  name: "telephony.get-recording-peaks",
  method: "GET",
  path: "/api/recordings/:id/peaks",
  need: "recordings.listen",
  summary: "Loudness over time, 0 to 100, for the waveform; empty where the sound is not MP3",
  params: z.object({ id: IdText }),
  reply: z.object({ seconds: z.int().nullable(), peaks: z.array(z.int()) }),
});
export const holdRecording = endpoint({
  name: "telephony.hold-recording",
  method: "PUT",
  path: "/api/recordings/:id/hold",
  need: "firm.write",
  summary: "Legal hold: it is not removed when its term is over",
  params: z.object({ id: IdText }),
  body: z.object({ isHeld: z.boolean() }),
  reply: Recording,
});
export const searchRecording = endpoint({
  name: "telephony.search-recording",
  method: "POST",
  path: "/api/calls/:id/recording-search",
  need: "calls.write",
  summary: "Look for the recording once more",
  params: z.object({ id: IdText }),
  reply: Done,
});

const Figures = z.object({ answered: z.int(), lost: z.int(), waitingSeconds: z.int().nullable() });
export const getLineFigures = endpoint({
  name: "telephony.get-line-figures",
  method: "GET",
  path: "/api/telephony/figures",
  need: "calls.read",
  summary: "The line over a period: answered, lost, waiting (average), by hour of the firm's clock and by person",
  query: z.object({ from: Day, to: Day }),
  reply: z.object({
    total: Figures.extend({
      lostBusy: z.int(),
      calledBack: z.int(),
      longestWaitingSeconds: z.int().nullable(),
      out: z.int(),
      outTalked: z.int(),
      talkSeconds: z.int(),
    }),
    /** Always 24. */
    hours: z.array(Figures.extend({ hour: z.int() })),
    days: z.array(Figures.extend({ day: z.string() })),
    people: z.array(
      z.object({
        user: Person,
        answered: z.int(),
        /** Rang at this person and nobody answered. */
        lost: z.int(),
        out: z.int(),
        outTalked: z.int(),
        talkSeconds: z.int(),
        unfinished: z.int(),
        waitingSeconds: z.int().nullable(),
      }),
    ),
  }),
});

export const VaultDay = z.object({
  connectionId: Id,
  connectionName: z.string(),
  day: z.string(),
  state: z.enum(["reading", "done", "failed"]),
  /** Calls by the partner's list, and how many of them we have. */
  theirs: z.int(),
  ours: z.int(),
  /** Those that only the list told us of. */
  brought: z.int(),
  /** Recorded by the partner and not in our files. */
  missingFiles: z.int(),
  /** Calls and files that are not with us: the norm is zero. */
  difference: z.int(),
  checkedAt: Instant.nullable(),
  error: z.string().nullable(),
});
export const listVaultDays = endpoint({
  name: "telephony.list-vault-days",
  method: "GET",
  path: "/api/telephony/vault",
  need: "calls.read",
  summary: "The call vault: each day against the partner's own list, newest first",
  query: z.object({ after: z.string().max(40).optional() }),
  reply: page(VaultDay),
});
export const checkVaultDay = endpoint({
  name: "telephony.check-vault-day",
  method: "POST",
  path: "/api/telephony/vault",
  need: "calls.write",
  summary: "Compare a day with the partner's list now",
  body: z.object({ connectionId: Id, day: Day }),
  reply: Done,
});

const Extension = z.string().regex(/^\d{2,6}$/, "wrong");
export const PhoneConnection = z.object({
  id: Id,
  code: z.string(),
  name: z.string(),
  baseUrl: z.string(),
  apiKey: z.string(),
  hasSecret: z.boolean(),
  /** IANA name; null: as the account says. */
  zone: z.string().nullable(),
  accountZone: z.string().nullable(),
  /** Where a call goes that nobody of ours is to get: "0-1", "0-main"; null: the PBX's own way. */
  defaultScenario: z.string().nullable(),
  /** Addresses and ranges from which the partner may call our hooks; none: any. */
  hookAddresses: z.array(z.string()),
  hasCaFile: z.boolean(),
  /** To be given to the partner as it is: it holds a secret mark. */
  hookUrl: z.string(),
  /** Years for which recordings are kept. */
  keepYears: z.int(),
  isWebPhoneOn: z.boolean(),
  webPhoneHost: z.string(),
  isOn: z.boolean(),
  /** Extensions of the PBX as last read. */
  extensions: z.array(z.string()),
  balanceText: z.string().nullable(),
  lastSuccessAt: Instant.nullable(),
  lastHookAt: Instant.nullable(),
  lastError: z.string().nullable(),
  lastErrorAt: Instant.nullable(),
});
export const listPhoneConnections = endpoint({
  name: "telephony.list-connections",
  method: "GET",
  path: "/api/telephony/connections",
  need: "connections.write",
  summary: "Accounts of telephony and their health",
  reply: z.object({ items: z.array(PhoneConnection) }),
});
const PhoneConnectionInput = z.object({
  name: Line(100),
  baseUrl: z.url({ protocol: /^https?$/ }).max(300),
  apiKey: z.string().trim().min(8).max(200),
  /** Never shown again. */
  secret: z.string().trim().min(8).max(200),
  zone: z.string().max(60).nullable(),
  defaultScenario: z
    .string()
    .regex(/^\d{1,3}(-(\d{1,3}|main))?$/, "wrong")
    .nullable(),
  hookAddresses: z.array(z.string().trim().min(2).max(50)).max(50),
  /** PEM of a certificate authority the partner is signed by; null takes it away. */
  caFile: z.string().max(50_000).nullable(),
  keepYears: z.int().min(1).max(30),
  isWebPhoneOn: z.boolean(),
  webPhoneHost: z.url({ protocol: /^https$/ }).max(200),
  isOn: z.boolean(),
});
export const createPhoneConnection = endpoint({
  name: "telephony.create-connection",
  method: "POST",
  path: "/api/telephony/connections",
  need: "connections.write",
  summary: "Connect a Zadarma or Novofon account",
  body: PhoneConnectionInput.partial().extend({
    code: z.string().regex(/^[a-z0-9-]{2,20}$/),
    name: PhoneConnectionInput.shape.name,
    baseUrl: PhoneConnectionInput.shape.baseUrl,
    apiKey: PhoneConnectionInput.shape.apiKey,
    secret: PhoneConnectionInput.shape.secret,
  }),
  reply: PhoneConnection,
  status: 201,
});
export const updatePhoneConnection = endpoint({
  name: "telephony.update-connection",
  method: "PATCH",
  path: "/api/telephony/connections/:id",
  need: "connections.write",
  summary: "Change it; what is not named stays, the secret too",
  params: z.object({ id: IdText }),
  body: PhoneConnectionInput.partial(),
  reply: PhoneConnection,
});
export const checkPhoneConnection = endpoint({
  name: "telephony.check-connection",
  method: "POST",
  path: "/api/telephony/connections/:id/check",
  need: "connections.write",
  summary: "Ask the partner now: balance, clock, extensions",
  params: z.object({ id: IdText }),
  reply: PhoneConnection,
});
export const installPhoneHooks = endpoint({
  name: "telephony.install-hooks",
  method: "POST",
  path: "/api/telephony/connections/:id/hooks",
  need: "connections.write",
  summary: "Tell the partner our address and switch all its events on",
  params: z.object({ id: IdText }),
  reply: PhoneConnection,
});
export const rotateHookMark = endpoint({
  name: "telephony.rotate-hook-mark",
  method: "POST",
  path: "/api/telephony/connections/:id/hook-mark",
  need: "connections.write",
  summary: "A new secret mark in the address; the former stops working at once",
  params: z.object({ id: IdText }),
  reply: PhoneConnection,
});

export const UserExtension = z.object({ user: Person, connectionId: Id, extension: z.string(), onShift: z.boolean() });
export const listExtensions = endpoint({
  name: "telephony.list-extensions",
  method: "GET",
  path: "/api/telephony/extensions",
  need: "connections.write",
  summary: "Who has which extension",
  reply: z.object({ items: z.array(UserExtension) }),
});
export const setExtension = endpoint({
  name: "telephony.set-extension",
  method: "PUT",
  path: "/api/telephony/connections/:id/extensions/:userId",
  need: "connections.write",
  summary: "An employee's extension; null takes it away. Conflict: extension-taken",
  params: z.object({ id: IdText, userId: IdText }),
  body: z.object({ extension: Extension.nullable() }),
  reply: Done,
});
/** What my browser needs to offer calling. */
export const getMyPhone = endpoint({
  name: "telephony.get-my-phone",
  method: "GET",
  path: "/api/telephony/my-phone",
  need: "calls.read",
  summary: "My extension, and whether I can call and use the phone in the browser",
  reply: z.object({
    extension: z.string().nullable(),
    connectionId: Id.nullable(),
    connectionName: z.string().nullable(),
    canCall: z.boolean(),
    hasWebPhone: z.boolean(),
  }),
});
export const setMyExtension = endpoint({
  name: "telephony.set-my-extension",
  method: "PUT",
  path: "/api/telephony/my-phone",
  need: "calls.write",
  summary: "My own extension, on the named connection or the only one. Conflict: extension-taken",
  body: z.object({ extension: Extension.nullable(), connectionId: Id.optional() }),
  reply: Done,
});
/** The widget itself is opened by the page /phone, which has a content policy of its own. */
export const getWebPhoneKey = endpoint({
  name: "telephony.get-web-phone-key",
  method: "GET",
  path: "/api/telephony/web-phone-key",
  need: "calls.write",
  summary: "A key of the partner's WebRTC widget for my extension. Refused: no-extension, web-phone-off",
  reply: z.object({ key: z.string(), sip: z.string(), host: z.string() }),
});

export const PhoneHook = z.object({
  id: Id,
  connectionId: Id,
  event: z.string(),
  at: Instant,
  verdict: z.enum(["signed", "unverified", "wrong-signature", "no-signature"]),
  callId: Id.nullable(),
  attempts: z.int(),
  error: z.string().nullable(),
});
export const listDeadHooks = endpoint({
  name: "telephony.list-dead-hooks",
  method: "GET",
  path: "/api/telephony/dead-hooks",
  need: "connections.write",
  summary: "Events of the line that could not be understood, newest first",
  query: z.object({ after: z.string().max(40).optional() }),
  reply: page(PhoneHook),
});
export const processHookAgain = endpoint({
  name: "telephony.process-hook-again",
  method: "POST",
  path: "/api/telephony/dead-hooks/:id/processing",
  need: "connections.write",
  summary: "Process it once more",
  params: z.object({ id: IdText }),
  reply: Done,
});
