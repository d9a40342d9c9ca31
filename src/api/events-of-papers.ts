import { z } from "zod";
import { event } from "./event.ts";
import { Id } from "./scalars.ts";

const paper = z.object({ documentId: Id, kind: z.string() });
const fields = z.object({ fields: z.array(z.string()) });

/** Of the disk, papers, requests to clients, packages and the library; events.ts spreads them among all. */
export const paperEvents = {
  "file.added": event("disk.read", z.object({ nodeId: Id, isFolder: z.boolean().optional() })),
  "file.changed": event("disk.read", z.object({ nodeId: Id, what: z.enum(["version", "name", "place", "readers"]) })),
  "file.removed": event("disk.read", z.object({ nodeId: Id })),
  "file.restored": event("disk.read", z.object({ nodeId: Id })),
  "file.purged": event("disk.read", z.object({ files: z.int() })),
  "file.shared": event("disk.read", z.object({ nodeId: Id, linkId: Id })),
  "file.share-ended": event("disk.read", z.object({ nodeId: Id, linkId: Id })),
  "file.shared-opened": event("disk.read", z.object({ nodeId: Id, linkId: Id })),
  /** What is kept is not what was brought. */
  "file.broken": event("disk.read", z.object({ nodeId: Id, versionId: Id })),

  "document-template.changed": event("documents.read", z.object({ templateId: Id, fields: z.array(z.string()) })),
  "document.created": event("documents.read", paper),
  /** Made anew, brought back edited by hand, or its PDF came. */
  "document.changed": event("documents.read", paper.extend({ what: z.enum(["remade", "edited", "pdf"]) })),
  "document.finalised": event("documents.read", paper),
  "document.link-made": event("documents.read", z.object({ documentId: Id, linkId: Id })),
  "document.link-ended": event("documents.read", z.object({ documentId: Id, linkId: Id })),
  "document.sent": event("documents.read", paper),
  "document.viewed": event("documents.read", paper),
  "document.code-sent": event("documents.read", z.object({ documentId: Id })),
  "document.signed": event("documents.read", paper.extend({ how: z.enum(["sms", "scan"]) })),
  "document.cancelled": event("documents.read", paper),
  "matter.paper-facts-changed": event("documents.read", fields),
  "client.name-forms-changed": event("documents.read", fields),

  /** Of the list of papers a matter needs. */
  "request.changed": event("documents.read", z.object({ added: z.int(), removed: z.int() })),
  "request.sent": event("documents.read", z.object({ requestId: Id, items: z.int() })),
  "request.opened": event("documents.read", z.object({ requestId: Id })),
  "request.ended": event("documents.read", z.object({ requestId: Id })),
  "request.item-received": event("documents.read", z.object({ itemId: Id, paper: z.string() })),
  "request.item-joined": event("documents.read", z.object({ itemId: Id })),
  "request.pages-changed": event("documents.read", z.object({ itemId: Id })),
  "request.item-accepted": event("documents.read", z.object({ itemId: Id, paper: z.string() })),
  "request.item-rejected": event("documents.read", z.object({ itemId: Id, paper: z.string(), code: z.string() })),
  "request.completed": event("documents.read", z.object({ papers: z.int() })),
  "paper.soon-old": event("documents.read", z.object({ itemId: Id, paper: z.string(), until: z.string() })),
  "package.changed": event(
    "documents.read",
    z.object({
      packageId: Id,
      what: z.enum(["begun", "filing-day", "incomplete", "assembling", "progress", "failed"]),
    }),
  ),
  "package.completed": event("documents.read", z.object({ packageId: Id, kind: z.string() })),
  "package.sealed": event("documents.read", z.object({ packageId: Id, revisionId: Id, papers: z.int() })),
  /** `fields` are facts of which the sealed papers say what is no more: their names, never values. */
  "package.stale": event(
    "documents.read",
    z.object({ packageId: Id, revisionId: Id, papers: z.int(), fields: z.array(z.string()) }),
  ),
  "library.changed": event("documents.read", z.object({ itemId: Id, editionId: Id.nullable() })),
  "library.sent": event("documents.read", z.object({ itemId: Id, editionId: Id, edition: z.int() })),
  "library.opened": event("documents.read", z.object({ sendingId: Id })),
} as const;
