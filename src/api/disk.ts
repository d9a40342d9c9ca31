import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { roles } from "./rights.ts";
import { Done, Flag, Id, IdText, Instant, page } from "./scalars.ts";

/** The largest file the disk takes, whatever a firm allows; brought in parts, each no larger than PART. */
export const MAX_FILE = 2 * 1024 * 1024 * 1024;
export const PART = 16 * 1024 * 1024;
/** Cleaned and measured in bytes by the server (src/server/disk/names.ts). */
const Name = z.string().trim().min(1).max(1000);

export const diskKinds = ["pdf", "picture", "word", "sheet", "text", "audio", "video", "archive", "other"] as const;
export const DiskKind = z.enum(diskKinds);
const RoleList = z.array(z.enum(roles)).min(1).nullable();

export const DiskItem = z.object({
  id: Id,
  isFolder: z.boolean(),
  name: z.string(),
  kind: DiskKind.nullable(),
  type: z.string(),
  size: z.int(),
  changedAt: Instant,
  /** Who brought the newest version; null for a folder, a robot or the system. */
  changedBy: z.string().nullable(),
  versions: z.int(),
  /** The folder of a matter or client itself: it stays where it is. */
  isRoot: z.boolean(),
  isLimited: z.boolean(),
  isShared: z.boolean(),
  isBroken: z.boolean(),
  clientId: Id.nullable(),
  matterId: Id.nullable(),
});
export type DiskItem = z.infer<typeof DiskItem>;

export const PathStep = z.object({ id: Id, name: z.string() });

/** Whose folder is asked for where it is not known by id: none of them is the firm's. */
const Space = z.object({ clientId: Id.nullable().default(null), matterId: Id.nullable().default(null) });

export const DiskFolder = z.object({
  /** Null while nothing has come into it; makeRoot makes it. */
  id: Id.nullable(),
  name: z.string(),
  clientId: Id.nullable(),
  matterId: Id.nullable(),
  path: z.array(PathStep),
  mayChange: z.boolean(),
  isRoot: z.boolean(),
  /** Who sees and changes what is in it; null is everybody with the right. */
  readers: RoleList,
  writers: RoleList,
  ownReaders: RoleList,
  ownWriters: RoleList,
  items: z.array(DiskItem),
  next: z.string().nullable(),
});
export type DiskFolder = z.infer<typeof DiskFolder>;

export const getFolder = endpoint({
  name: "disk.get-folder",
  method: "GET",
  path: "/api/disk/folder",
  need: "disk.read",
  summary: "A folder and what is in it; by id, or the client's, the matter's or the firm's",
  query: z.object({
    folderId: IdText.optional(),
    clientId: IdText.optional(),
    matterId: IdText.optional(),
    order: z.enum(["name", "newest", "largest"]).default("name"),
    after: z.string().optional(),
  }),
  reply: DiskFolder,
});
export const listFolders = endpoint({
  name: "disk.list-folders",
  method: "GET",
  path: "/api/disk/folders",
  need: "disk.read",
  summary: "Folders in a folder, for the tree",
  query: z.object({ parentId: IdText }),
  reply: z.object({ items: z.array(z.object({ id: Id, name: z.string(), hasFolders: z.boolean() })) }),
});
export const listClientFolders = endpoint({
  name: "disk.list-client-folders",
  method: "GET",
  path: "/api/disk/clients",
  need: "clients.read",
  summary: "Clients who have a folder, those with the newest papers first; by words of the name",
  query: z.object({ q: z.string().trim().max(100).default(""), after: z.string().optional() }),
  reply: page(z.object({ id: Id, clientId: Id, name: z.string(), changedAt: Instant })),
});
export const makeRoot = endpoint({
  name: "disk.make-root",
  method: "PUT",
  path: "/api/disk/roots",
  need: "disk.write",
  summary: "The folder of a client, a matter or the firm, made if absent",
  body: Space,
  reply: z.object({ id: Id }),
});
export const createFolder = endpoint({
  name: "disk.create-folder",
  method: "POST",
  path: "/api/disk/folders",
  need: "disk.write",
  summary: "A new folder",
  body: z.object({ parentId: Id, name: Name }),
  reply: z.object({ id: Id }),
  status: 201,
});

export const DiskVersion = z.object({
  id: Id,
  number: z.int(),
  size: z.int(),
  type: z.string(),
  at: Instant,
  by: z.string().nullable(),
  isCurrent: z.boolean(),
  isBroken: z.boolean(),
});
export const DiskLink = z.object({
  id: Id,
  createdAt: Instant,
  createdBy: z.string().nullable(),
  expiresAt: Instant,
  isOpen: z.boolean(),
  visits: z.int(),
});
export const textStates = ["waiting", "done", "none", "encrypted", "broken", "too-large"] as const;
export const DiskFile = DiskItem.extend({
  path: z.array(PathStep),
  mayChange: z.boolean(),
  readers: RoleList,
  writers: RoleList,
  removedAt: Instant.nullable(),
  textState: z.enum(textStates),
  list: z.array(DiskVersion),
  links: z.array(DiskLink),
});
export type DiskFile = z.infer<typeof DiskFile>;

export const nodeById = { params: z.object({ id: IdText }) };
export const nodePath = "/api/disk/nodes/:id" as const;

export const getNode = endpoint({
  name: "disk.get-node",
  method: "GET",
  path: nodePath,
  need: "disk.read",
  summary: "A file or folder with its versions and links",
  ...nodeById,
  reply: DiskFile,
});
export const changeNode = endpoint({
  name: "disk.change-node",
  method: "PATCH",
  path: nodePath,
  need: "disk.write",
  summary: "Rename or move; a name that is taken is refused, or gets a number",
  ...nodeById,
  body: z.object({
    name: Name.optional(),
    parentId: Id.optional(),
    clash: z.enum(["refuse", "rename"]).default("refuse"),
  }),
  reply: Done,
});
export const copyNode = endpoint({
  name: "disk.copy-node",
  method: "POST",
  path: `${nodePath}/copies`,
  need: "disk.write",
  summary: "A copy of the newest version, of a folder with all that is in it",
  ...nodeById,
  body: z.object({ parentId: Id }),
  reply: z.object({ id: Id }),
  status: 201,
});
export const removeNode = endpoint({
  name: "disk.remove-node",
  method: "DELETE",
  path: nodePath,
  need: "disk.write",
  summary: "Into the bin",
  ...nodeById,
  reply: Done,
});
export const restoreNode = endpoint({
  name: "disk.restore-node",
  method: "POST",
  path: `${nodePath}/restore`,
  need: "disk.write",
  summary: "Out of the bin",
  ...nodeById,
  reply: Done,
});
export const restoreVersion = endpoint({
  name: "disk.restore-version",
  method: "POST",
  path: `${nodePath}/versions`,
  need: "disk.write",
  summary: "Make an older version the newest again",
  ...nodeById,
  body: z.object({ versionId: Id }),
  reply: Done,
});
export const setReaders = endpoint({
  name: "disk.set-readers",
  method: "PUT",
  path: `${nodePath}/readers`,
  need: "firm.write",
  summary: "Limit a folder of the firm to roles; null is everybody with the right",
  ...nodeById,
  body: z.object({ readers: RoleList, writers: RoleList }),
  reply: Done,
});
export const getContent = endpoint({
  name: "disk.get-content",
  method: "GET",
  path: `${nodePath}/content`,
  need: "disk.read",
  summary: "The file itself; parts of it by Range",
  ...nodeById,
  query: z.object({ version: IdText.optional(), save: Flag.optional() }),
  reply: z.unknown(),
});

export const DiskPreview = z.object({
  /** How it can be looked at: as a picture, as PDF pages, or not at all. */
  as: z.enum(["picture", "pdf", "media", "making", "none"]),
  /** Why there is none. */
  reason: z.enum(["absent", "failed", "too-large", "kind"]).nullable(),
});
export const askPreview = endpoint({
  name: "disk.ask-preview",
  method: "POST",
  path: `${nodePath}/preview`,
  need: "disk.read",
  summary: "How the file can be looked at; an office paper is made into PDF",
  ...nodeById,
  reply: DiskPreview,
});
export const getPreview = endpoint({
  name: "disk.get-preview",
  method: "GET",
  path: `${nodePath}/preview`,
  need: "disk.read",
  summary: "An office paper as PDF",
  ...nodeById,
  reply: z.unknown(),
});
