import { z } from "zod";
import { MAX_FILE } from "./disk.ts";
import { endpoint } from "./endpoint.ts";
import { Done, Id } from "./scalars.ts";

/**
 * Large files come in parts and go on after a broken line: POST tells what comes, each PATCH carries bytes from
 * `Upload-Offset` on, GET (or HEAD) tells how far it came. With the last byte the file stands in its folder.
 */
const Name = z.string().trim().min(1).max(1000);
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const UploadState = z.object({
  id: z.string(),
  offset: z.int(),
  size: z.int(),
  /** Present once it is whole. */
  file: z.object({ nodeId: Id, versionId: Id }).nullable(),
});
export type UploadState = z.infer<typeof UploadState>;

const byId = { params: z.object({ id: z.uuid() }) };

export const findClashes = endpoint({
  name: "disk.find-clashes",
  method: "POST",
  path: "/api/disk/clashes",
  need: "disk.read",
  summary: "Which of the names stand in the folder already",
  body: z.object({ folderId: Id, names: z.array(Name).max(5000) }),
  reply: z.object({ taken: z.array(z.string()) }),
  bodyLimit: 4 * 1024 * 1024,
});
export const startUpload = endpoint({
  name: "disk.start-upload",
  method: "POST",
  path: "/api/disk/uploads",
  need: "disk.write",
  summary: "Tell of a file that is coming",
  body: z.object({
    folderId: Id,
    /** Folders under it, made if absent: of a folder that was dropped whole. */
    path: z.array(Name).max(30).default([]),
    name: Name,
    size: z.int().min(0).max(MAX_FILE),
    /** When the name stands there already. */
    clash: z.enum(["rename", "version"]).default("rename"),
    /** What the whole must come to, where the sender knows it. */
    sha256: Sha256.optional(),
  }),
  reply: UploadState,
  status: 201,
});
export const getUpload = endpoint({
  name: "disk.get-upload",
  method: "GET",
  path: "/api/disk/uploads/:id",
  need: "disk.write",
  summary: "How far a file has come",
  ...byId,
  reply: UploadState,
});
export const sendPart = endpoint({
  name: "disk.send-part",
  method: "PATCH",
  path: "/api/disk/uploads/:id",
  need: "disk.write",
  summary: "The next bytes, as application/octet-stream, from the header Upload-Offset on",
  ...byId,
  body: z.unknown(),
  reply: UploadState,
  bodyLimit: MAX_FILE,
});
export const dropUpload = endpoint({
  name: "disk.drop-upload",
  method: "DELETE",
  path: "/api/disk/uploads/:id",
  need: "disk.write",
  summary: "The file is not to come after all",
  ...byId,
  reply: Done,
});
