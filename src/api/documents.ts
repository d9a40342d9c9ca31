import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Day, Done, Id, IdText, Instant, KopecksInput, Line } from "./scalars.ts";

/** Papers of clients: made by a template out of facts, numbered when final, signed by a code or a scan. */
export const documentStatuses = ["draft", "final", "sent", "viewed", "signed", "cancelled"] as const;
export type DocumentStatus = (typeof documentStatuses)[number];

const text = (max = 300) => z.string().trim().max(max);
/** What only this one paper knows (fields `recipient.*`, `order.*`, `lines` … of templates). */
export const PaperExtra = z
  .object({
    /** The debt of which the paper speaks, and its creditor as the recipient where none is named. */
    debtId: Id,
    recipient: z.object({ name: Line(300), address: text(), note: text() }).partial(),
    order: z.object({ number: text(60), on: Day, court: text(), receivedOn: Day }).partial(),
    period: z.object({ from: Day, to: Day }).partial(),
    reason: text(5000),
    request: text(5000),
    text: text(20_000),
    sumKopecks: KopecksInput,
    dueOn: Day,
    lines: z
      .array(
        z.object({
          title: Line(300),
          unit: text(20).default("усл."),
          quantity: z.number().positive().max(1_000_000).default(1),
          priceKopecks: KopecksInput,
          on: Day.nullable().default(null),
        }),
      )
      .max(500),
    attachments: z.array(z.object({ title: Line(300), pages: z.int().positive().nullable().default(null) })).max(500),
    incidents: z
      .array(z.object({ on: Day, time: text(10).default(""), what: Line(1000), rule: text().default("") }))
      .max(500),
    mailings: z.array(z.object({ name: Line(300), address: Line(300), track: text(40).default("") })).max(500),
    /** What the client paid: of a reconciliation, a refund. */
    payments: z.array(z.object({ on: Day, title: Line(300), kopecks: KopecksInput })).max(500),
    schedule: z.array(z.object({ on: Day, kopecks: KopecksInput })).max(240),
  })
  .partial();
export type PaperExtra = z.infer<typeof PaperExtra>;

export const Document = z.object({
  id: Id,
  clientId: Id,
  matterId: Id.nullable(),
  templateId: Id,
  templateCode: z.string(),
  kind: z.string(),
  title: z.string(),
  number: z.string().nullable(),
  status: z.enum(documentStatuses),
  isHandEdited: z.boolean(),
  nodeId: Id.nullable(),
  pdf: z.enum(["waiting", "ready", "absent", "failed"]),
  createdAt: Instant,
  finalisedAt: Instant.nullable(),
  sentAt: Instant.nullable(),
  viewedAt: Instant.nullable(),
  signedAt: Instant.nullable(),
  cancelReason: z.string().nullable(),
  byName: z.string().nullable(),
});
export type Document = z.infer<typeof Document>;

/** A fact that is not known yet: a paper is not made without it. `where` tells which form has it. */
export const MissingFact = z.object({
  path: z.string(),
  title: z.tuple([z.string(), z.string()]),
  where: z.enum(["client", "record", "debt", "matter", "firm", "extra", "law"]),
  /** The field's or record's own name and id there. */
  name: z.string(),
  id: Id.nullable(),
});
export type MissingFact = z.infer<typeof MissingFact>;

/** One thing a paper says, and the fact it was taken from. */
export const UsedFact = MissingFact.extend({ shown: z.string() });
export type UsedFact = z.infer<typeof UsedFact>;

export const Signature = z.object({
  how: z.enum(["sms", "scan"]),
  at: Instant,
  /** Of the signed file, when it was signed. */
  sha256: z.string(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  agent: z.string().nullable(),
  consent: z.string().nullable(),
  scanNodeId: Id.nullable(),
  byName: z.string().nullable(),
});

export const DocumentLink = z.object({
  id: Id,
  createdAt: Instant,
  expiresAt: Instant,
  revokedAt: Instant.nullable(),
  firstViewedAt: Instant.nullable(),
  views: z.int(),
  asksSignature: z.boolean(),
});

export const FullDocument = Document.extend({
  used: z.array(UsedFact),
  extra: PaperExtra,
  signature: Signature.nullable(),
  links: z.array(DocumentLink),
  templateVersion: z.int(),
});

const params = z.object({ id: IdText });

export const listDocuments = endpoint({
  name: "documents.list-documents",
  method: "GET",
  path: "/api/clients/:id/documents",
  need: "documents.read",
  summary: "A client's papers, newest first",
  params,
  query: z.object({ matterId: IdText.optional() }),
  reply: z.object({ items: z.array(Document) }),
});
export const getDocument = endpoint({
  name: "documents.get-document",
  method: "GET",
  path: "/api/documents/:id",
  need: "documents.read",
  summary: "A paper with the facts it says, its signature and links",
  params,
  reply: FullDocument,
});
const Made = z.object({ templateId: Id, clientId: Id, matterId: Id.nullable(), extra: PaperExtra.default({}) });
export const createDocument = endpoint({
  name: "documents.create-document",
  method: "POST",
  path: "/api/documents",
  need: "documents.write",
  summary: "Make a paper as a draft without a number; refused as `missing-facts` with the list of what is not known",
  body: Made,
  reply: Document,
  status: 201,
});
export const checkDocument = endpoint({
  name: "documents.check-document",
  method: "POST",
  path: "/api/documents/check",
  need: "documents.write",
  summary: "Which facts the paper would lack; nothing is kept",
  body: Made,
  reply: z.object({ missing: z.array(MissingFact), used: z.array(UsedFact) }),
});
export const remakeDocument = endpoint({
  name: "documents.remake-document",
  method: "POST",
  path: "/api/documents/:id/remaking",
  need: "documents.write",
  summary: "Make a draft anew by today's facts; one edited by hand is refused as `edited-by-hand` unless told",
  params,
  body: z.object({ replaceEdited: z.boolean().default(false), extra: PaperExtra.optional() }),
  reply: Document,
});
export const bringEditedDocument = endpoint({
  name: "documents.bring-edited-document",
  method: "POST",
  path: "/api/documents/:id/edited",
  need: "documents.write",
  summary: "Bring back a draft edited in Word: a new version of its file",
  params,
  body: z.object({ uploadId: Id }),
  reply: Document,
});
export const finaliseDocument = endpoint({
  name: "documents.finalise-document",
  method: "POST",
  path: "/api/documents/:id/final",
  need: "documents.write",
  summary: "Give it its number and freeze it",
  params,
  reply: Document,
});
export const cancelDocument = endpoint({
  name: "documents.cancel-document",
  method: "POST",
  path: "/api/documents/:id/cancellation",
  need: "documents.write",
  summary: "Cancel it; its number stays taken",
  params,
  body: z.object({ reason: Line(500) }),
  reply: Document,
});
export const noteDocumentSent = endpoint({
  name: "documents.note-sent",
  method: "POST",
  path: "/api/documents/:id/sending",
  need: "documents.write",
  summary: "Write down that it went to the client by other ways",
  params,
  reply: Document,
});
export const createDocumentLink = endpoint({
  name: "documents.create-link",
  method: "POST",
  path: "/api/documents/:id/links",
  need: "documents.write",
  summary: "A personal link for the client; its address is told once. With `send` it goes by SMS",
  params,
  body: z.object({
    days: z.int().min(1).max(90).default(14),
    asksSignature: z.boolean().default(false),
    send: z.boolean().default(false),
  }),
  reply: z.object({ link: DocumentLink, url: z.string() }),
  status: 201,
});
export const revokeDocumentLink = endpoint({
  name: "documents.revoke-link",
  method: "DELETE",
  path: "/api/document-links/:id",
  need: "documents.write",
  summary: "End a link before its term",
  params,
  reply: Done,
});
/** What the paper says, and how today's facts say it; null where they no longer do. */
export const ChangedFact = UsedFact.extend({ now: z.string().nullable() });
export type ChangedFact = z.infer<typeof ChangedFact>;
export const getDocumentChanges = endpoint({
  name: "documents.get-changes",
  method: "GET",
  path: "/api/documents/:id/changes",
  need: "documents.read",
  summary: "What has changed since the paper was made, and what it would lack today",
  params,
  reply: z.object({ changed: z.array(ChangedFact), missing: z.array(MissingFact) }),
});
export const listOutdatedDocuments = endpoint({
  name: "documents.list-outdated",
  method: "GET",
  path: "/api/clients/:id/outdated-documents",
  need: "documents.read",
  summary: "Papers not signed yet that say what is no longer so, with the number of differing facts",
  params,
  query: z.object({ matterId: IdText.optional() }),
  reply: z.object({ items: z.array(z.object({ documentId: Id, fields: z.int() })) }),
});
export const signByScan = endpoint({
  name: "documents.sign-by-scan",
  method: "POST",
  path: "/api/documents/:id/scan",
  need: "documents.write",
  summary: "Keep the signed scan as the evidence of the signature",
  params,
  body: z.object({ uploadId: Id, signedOn: Day }),
  reply: Document,
});
export const downloadDocument = endpoint({
  name: "documents.download-document",
  method: "GET",
  path: "/api/documents/:id/file",
  need: "documents.read",
  summary: "Its Word file, or the PDF once there is one",
  params,
  query: z.object({ as: z.enum(["docx", "pdf"]).default("docx") }),
  reply: z.unknown(),
});
