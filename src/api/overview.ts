import { z } from "zod";
import { Client } from "./clients.ts";
import { endpoint } from "./endpoint.ts";
import { LetterBrief } from "./letter-brief.ts";
import { MessageFile } from "./message-file.ts";
import { callOutcomes, recordingStates } from "./call-words.ts";
import { Id, IdText, Instant, Kopecks, page } from "./scalars.ts";

const Person = z.object({ id: Id, name: z.string() });
export const BoardCard = z.object({
  id: Id,
  number: z.int(),
  clientId: Id,
  clientName: z.string(),
  stageId: Id,
  rank: z.number(),
  version: z.int(),
  debtKopecks: Kopecks,
  creditors: z.int(),
  city: z.string().nullable(),
  source: z.string(),
  unread: z.int(),
  stageEnteredAt: Instant,
  nextStep: z.object({ id: Id, title: z.string(), dueAt: Instant.nullable() }).nullable(),
  responsible: Person.nullable(),
  isOpen: z.boolean(),
});
export const boardFilters = ["all", "mine", "overdue", "no-step", "unread"] as const;
const Filter = z.object({ filter: z.enum(boardFilters).default("all"), responsibleId: IdText.optional() });
/** Counts above this are not counted on: the interface writes «1 000+». */
export const COUNT_CAP = 1000;
export const getBoard = endpoint({
  name: "overview.get-board",
  method: "GET",
  path: "/api/pipelines/:id/board",
  need: "clients.read",
  summary: "Every column: its count, sum and overdue count, and its first cards",
  params: z.object({ id: IdText }),
  query: Filter,
  reply: z.object({
    columns: z.array(
      z.object({
        stageId: Id,
        count: z.int(),
        /** Null where the count stands at the cap: the sum of a part would mislead. */
        debtKopecks: Kopecks.nullable(),
        overdue: z.int(),
        cards: z.array(BoardCard),
        next: z.string().nullable(),
      }),
    ),
    counts: z.record(z.enum(boardFilters), z.int()),
  }),
});
export const getColumn = endpoint({
  name: "overview.get-column",
  method: "GET",
  path: "/api/stages/:id/cards",
  need: "clients.read",
  summary: "More cards of a column",
  params: z.object({ id: IdText }),
  query: Filter.extend({ after: z.string().max(80).optional() }),
  reply: page(BoardCard),
});
export const getBoardCard = endpoint({
  name: "overview.get-board-card",
  method: "GET",
  path: "/api/matters/:id/card",
  need: "clients.read",
  summary: "One card of the board",
  params: z.object({ id: IdText }),
  reply: BoardCard,
});
export const listMatters = endpoint({
  name: "overview.list-matters",
  method: "GET",
  path: "/api/matters",
  need: "clients.read",
  summary: "The board as a table",
  query: Filter.extend({
    pipelineId: IdText,
    stageId: IdText.optional(),
    sort: z.enum(["newest", "name", "next-step"]).default("newest"),
    after: z.string().max(200).optional(),
  }),
  reply: page(BoardCard),
});

export const MatterBrief = z.object({
  id: Id,
  number: z.int(),
  pipelineId: Id,
  stageId: Id,
  version: z.int(),
  stageEnteredAt: Instant,
  responsible: Person.nullable(),
  isOpen: z.boolean(),
  source: z.string(),
  lostReason: z.string().nullable(),
  parkedUntil: z.string().nullable(),
  createdAt: Instant,
  application: z
    .object({
      id: Id,
      number: z.int(),
      state: z.string(),
      comment: z.string().nullable(),
      debtKopecks: Kopecks.nullable(),
      dueAt: Instant.nullable(),
      utm: z.record(z.string(), z.string()),
      createdAt: Instant,
    })
    .nullable(),
});
/** Opening it is written to the audit. */
export const getClientCard = endpoint({
  name: "overview.get-client-card",
  method: "GET",
  path: "/api/clients/:id/card",
  need: "clients.read",
  summary: "The client card: facts and matters (audited)",
  params: z.object({ id: IdText }),
  reply: z.object({ client: Client, matters: z.array(MatterBrief) }),
});

/** A line of the timeline: an event with the words of the rows it speaks of. `robot` names the robot that did it. */
export const TimelineItem = z.object({
  id: Id,
  at: Instant,
  name: z.string(),
  actor: z.object({ kind: z.string(), name: z.string().nullable() }),
  robot: z.string().nullable(),
  matterId: Id.nullable(),
  data: z.record(z.string(), z.unknown()),
  message: z
    .object({
      id: Id,
      channel: z.string(),
      direction: z.string(),
      kind: z.string(),
      body: z.string(),
      change: z.object({ isRemoved: z.boolean(), former: z.array(z.string()) }).nullable(),
      templateName: z.string().nullable(),
      files: z.array(MessageFile),
      deliveryId: Id.nullable(),
      state: z.string(),
      errorText: z.string().nullable(),
      errorTextEn: z.string().nullable(),
      errorCode: z.string().nullable(),
      canResend: z.boolean(),
      notBefore: Instant,
      sentAt: Instant.nullable(),
      deliveredAt: Instant.nullable(),
      readAt: Instant.nullable(),
    })
    .nullable(),
  task: z
    .object({ id: Id, title: z.string(), state: z.string(), dueAt: Instant.nullable(), result: z.string().nullable() })
    .nullable(),
  call: z
    .object({
      id: Id,
      direction: z.enum(["out", "in"]),
      /** Null of a call of the line whose result nobody has entered. */
      result: z.string().nullable(),
      note: z.string(),
      /** How it ended by the line; null of a call entered by hand. */
      outcome: z.enum(callOutcomes).nullable(),
      userName: z.string().nullable(),
      talkSeconds: z.int().nullable(),
      waitingSeconds: z.int().nullable(),
      isLostBusy: z.boolean(),
      /** Null when it was not recorded. */
      recording: z.enum(recordingStates).nullable(),
      recordings: z.array(z.object({ id: Id, seconds: z.int().nullable(), state: z.enum(["kept", "removed"]) })),
    })
    .nullable(),
  /** Null of a letter of a mailbox that the reader may not see: then the line says only that there was one. */
  letter: LetterBrief.nullable(),
  comment: z.object({ id: Id, body: z.string() }).nullable(),
});
export const timelineKinds = ["all", "messages", "calls", "comments", "tasks", "moves"] as const;
export const getTimeline = endpoint({
  name: "overview.get-timeline",
  method: "GET",
  path: "/api/clients/:id/timeline",
  need: "clients.read",
  summary: "What happened with the client, newest first",
  params: z.object({ id: IdText }),
  query: z.object({ kind: z.enum(timelineKinds).default("all"), after: z.string().max(40).optional() }),
  reply: page(TimelineItem),
});

export const SearchHit = z.object({
  clientId: Id,
  name: z.string(),
  phone: z.string().nullable(),
  matterId: Id.nullable(),
  matterNumber: z.int().nullable(),
  stageId: Id.nullable(),
  city: z.string().nullable(),
});
export const search = endpoint({
  name: "overview.search",
  method: "GET",
  path: "/api/search",
  need: "clients.read",
  summary: "Clients by name, part of a phone, matter or application number",
  query: z.object({ q: z.string().trim().min(1).max(100) }),
  reply: z.object({ items: z.array(SearchHit) }),
});
