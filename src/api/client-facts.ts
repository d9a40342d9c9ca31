import { z } from "zod";
import { sourceKinds } from "./client-fields.ts";
import { recordKinds } from "./client-records.ts";
import { endpoint } from "./endpoint.ts";
import { Done, Id, IdText, Instant } from "./scalars.ts";

export const FieldValue = z.union([z.string(), z.number(), z.boolean()]).nullable();
/** A field of the registry by its name, or "custom.7". */
export const FieldName = z.string().min(1).max(60);
const Person = z.object({ id: Id, name: z.string() });
const FactSource = z.object({ kind: z.enum(sourceKinds), id: Id.nullable() });
/** A word about a fact: what was said, whence, who passed it on, and what became of it. */
export const Claim = z.object({
  /** Null of a value that stood there before words were kept. */
  id: Id.nullable(),
  value: FieldValue,
  source: FactSource,
  by: Person.nullable(),
  at: Instant,
  state: z.enum(["holds", "former", "disputed", "refused"]),
  decidedBy: Person.nullable(),
  decidedAt: Instant.nullable(),
  isRestored: z.boolean(),
});
export const ClientFact = z.object({
  field: FieldName,
  value: FieldValue,
  /** Who says so, the first one first. */
  sources: z.array(Claim),
  /** What other sources say; a person decides. */
  disputed: z.array(Claim),
});
/** What a person may name as the source of what he types in. */
const TypedSource = z
  .object({ kind: z.enum(["hand", "document", "client"]), id: Id.nullable().default(null) })
  .refine((source) => source.kind !== "document" || source.id !== null, { path: ["id"], message: "required" })
  .default({ kind: "hand", id: null });
export const ClientRecord = z.object({
  id: Id,
  kind: z.enum(recordKinds),
  data: z.record(z.string(), z.unknown()),
  source: FactSource,
  version: z.int(),
  createdAt: Instant,
  changedAt: Instant,
});
export const getFacts = endpoint({
  name: "clients.get-facts",
  method: "GET",
  path: "/api/clients/:id/facts",
  need: "clients.read",
  summary:
    "All that is known about a client with its sources, what is in dispute and what is missing; reading is audited",
  params: z.object({ id: IdText }),
  reply: z.object({
    kind: z.enum(["person", "company"]),
    facts: z.array(ClientFact),
    /** Fields such a client may have and nobody has told yet. */
    missing: z.array(FieldName),
    records: z.array(ClientRecord),
    /** Kinds of records of which the client is known to have none. */
    absent: z.array(z.enum(recordKinds)),
  }),
});
export const stateFacts = endpoint({
  name: "clients.state-facts",
  method: "PATCH",
  path: "/api/clients/:id/facts",
  need: "clients.write",
  summary: "Facts by hand, from a document or from the client's words; null empties a field by hand",
  params: z.object({ id: IdText }),
  body: z.object({ facts: z.record(FieldName, FieldValue), source: TypedSource }),
  reply: z.object({
    outcomes: z.array(z.object({ field: FieldName, outcome: z.enum(["nothing", "agrees", "holds", "disputed"]) })),
  }),
});
export const getFactHistory = endpoint({
  name: "clients.get-fact-history",
  method: "GET",
  path: "/api/clients/:id/facts/:field/history",
  need: "clients.read",
  summary: "Every word about a fact, newest first; reading is audited",
  params: z.object({ id: IdText, field: FieldName }),
  reply: z.object({ items: z.array(Claim) }),
});
const ClaimOf = z.object({ id: IdText, field: FieldName });
export const decideFact = endpoint({
  name: "clients.decide-fact",
  method: "PUT",
  path: "/api/clients/:id/facts/:field/decision",
  need: "clients.write",
  summary: "Take one of the words in dispute and refuse the others",
  params: ClaimOf,
  body: z.object({ claimId: Id }),
  reply: Done,
});
export const restoreFact = endpoint({
  name: "clients.restore-fact",
  method: "PUT",
  path: "/api/clients/:id/facts/:field/restored",
  need: "clients.write",
  summary: "A former value back into force",
  params: ClaimOf,
  body: z.object({ claimId: Id }),
  reply: Done,
});
/** Of the kind's own schema in client-records.ts; what is wrong is named as "data.year". */
const Data = z.record(z.string(), z.unknown());
export const addRecord = endpoint({
  name: "clients.add-record",
  method: "POST",
  path: "/api/clients/:id/records",
  need: "clients.write",
  summary: "A relative, a flat, a deal …",
  params: z.object({ id: IdText }),
  body: z.object({ kind: z.enum(recordKinds), data: Data, source: TypedSource }),
  reply: ClientRecord,
  status: 201,
});
const RecordOf = z.object({ id: IdText, recordId: IdText });
export const updateRecord = endpoint({
  name: "clients.update-record",
  method: "PUT",
  path: "/api/clients/:id/records/:recordId",
  need: "clients.write",
  summary: "What it says now; what it said is kept",
  params: RecordOf,
  /** `version` is the one that was read; a newer one refuses. */
  body: z.object({ data: Data, source: TypedSource, version: z.int().optional() }),
  reply: ClientRecord,
});
export const removeRecord = endpoint({
  name: "clients.remove-record",
  method: "DELETE",
  path: "/api/clients/:id/records/:recordId",
  need: "clients.write",
  summary: "Remove a record; it can be restored",
  params: RecordOf,
  reply: Done,
});
export const restoreRecord = endpoint({
  name: "clients.restore-record",
  method: "PUT",
  path: "/api/clients/:id/records/:recordId/restored",
  need: "clients.write",
  summary: "A removed record, or what it said in a former version",
  params: RecordOf,
  body: z.object({ version: z.int().positive().optional() }),
  reply: ClientRecord,
});
export const getRecordVersions = endpoint({
  name: "clients.get-record-versions",
  method: "GET",
  path: "/api/clients/:id/records/:recordId/versions",
  need: "clients.read",
  summary: "What a record said each time, newest first; reading is audited",
  params: RecordOf,
  reply: z.object({
    items: z.array(
      z.object({
        version: z.int(),
        how: z.enum(["added", "changed", "removed", "restored"]),
        data: Data,
        source: FactSource,
        by: Person.nullable(),
        at: Instant,
      }),
    ),
  }),
});
export const listRemovedRecords = endpoint({
  name: "clients.list-removed-records",
  method: "GET",
  path: "/api/clients/:id/removed-records",
  need: "clients.read",
  summary: "Records that were removed and may be restored, newest first; reading is audited",
  params: z.object({ id: IdText }),
  reply: z.object({ items: z.array(ClientRecord.extend({ removedAt: Instant })) }),
});
