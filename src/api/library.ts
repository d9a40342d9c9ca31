import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Day, Done, Id, IdText, Instant, Line } from "./scalars.ts";

/** Laws, memos and forms with editions by dates; what was sent to a client is known with its edition. */
export const libraryKinds = ["law", "memo", "form"] as const;
export type LibraryKind = (typeof libraryKinds)[number];

export const LibraryEdition = z.object({
  id: Id,
  number: z.int(),
  inForceFrom: z.string(),
  body: z.string().nullable(),
  fileName: z.string().nullable(),
  note: z.string(),
  byName: z.string().nullable(),
  at: Instant,
  sendings: z.int(),
});
export const LibraryItem = z.object({
  id: Id,
  kind: z.enum(libraryKinds),
  title: z.string(),
  /** In force today; null while the first one is not yet. */
  currentEditionId: Id.nullable(),
  editions: z.array(LibraryEdition),
});
export type LibraryItem = z.infer<typeof LibraryItem>;
export const LibrarySending = z.object({
  id: Id,
  title: z.string(),
  edition: z.int(),
  at: Instant,
  openedAt: Instant.nullable(),
  byName: z.string().nullable(),
});

const params = z.object({ id: IdText });
const Content = {
  inForceFrom: Day,
  body: z.string().trim().min(1).max(100_000).optional(),
  uploadId: Id.optional(),
  note: z.string().trim().max(300).default(""),
};

export const listLibrary = endpoint({
  name: "documents.list-library",
  method: "GET",
  path: "/api/library",
  need: "documents.read",
  summary: "Laws, memos and forms with all their editions",
  reply: z.object({ items: z.array(LibraryItem) }),
});
export const createLibraryItem = endpoint({
  name: "documents.create-library-item",
  method: "POST",
  path: "/api/library",
  need: "document-templates.write",
  summary: "A new item with its first edition: a text or a file",
  body: z.object({ kind: z.enum(libraryKinds), title: Line(200), ...Content }),
  reply: LibraryItem,
  status: 201,
});
export const addLibraryEdition = endpoint({
  name: "documents.add-library-edition",
  method: "POST",
  path: "/api/library/:id/editions",
  need: "document-templates.write",
  summary: "A new edition; those before stay as they were",
  params,
  body: z.object(Content),
  reply: LibraryItem,
  status: 201,
});
export const removeLibraryItem = endpoint({
  name: "documents.remove-library-item",
  method: "DELETE",
  path: "/api/library/:id",
  need: "document-templates.write",
  summary: "Take an item out of use; what was sent stays known",
  params,
  reply: Done,
});
export const downloadLibraryEdition = endpoint({
  name: "documents.download-library-edition",
  method: "GET",
  path: "/api/library-editions/:id/file",
  need: "documents.read",
  summary: "The file of an edition",
  params,
  reply: z.unknown(),
});
export const sendLibraryItem = endpoint({
  name: "documents.send-library-item",
  method: "POST",
  path: "/api/library/:id/sendings",
  need: "documents.write",
  summary: "Send the edition in force to a client; its address is told once. With `send` it goes by SMS",
  params,
  body: z.object({ clientId: Id, matterId: Id.nullable().default(null), send: z.boolean().default(false) }),
  reply: z.object({ sendingId: Id, edition: z.int(), url: z.string() }),
  status: 201,
});
export const listLibrarySendings = endpoint({
  name: "documents.list-library-sendings",
  method: "GET",
  path: "/api/clients/:id/library-sendings",
  need: "documents.read",
  summary: "What a client was sent, with editions",
  params,
  reply: z.object({ items: z.array(LibrarySending) }),
});
