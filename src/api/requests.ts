import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Day, Done, Id, IdText, Instant, Line } from "./scalars.ts";

/** Papers asked of clients and offices: what a matter needs by its conditions, how far each is, and the client's link. */
export const paperStates = ["needed", "requested", "received", "accepted", "rejected"] as const;
export type PaperState = (typeof paperStates)[number];
export const packageKinds = ["court", "mfc", "protection"] as const;
export type PackageKind = (typeof packageKinds)[number];

/** Shares of the upright picture. */
export const Crop = z
  .object({
    left: z.number().min(0).max(0.95),
    top: z.number().min(0).max(0.95),
    width: z.number().min(0.05).max(1),
    height: z.number().min(0.05).max(1),
  })
  .refine((crop) => crop.left + crop.width <= 1.0001 && crop.top + crop.height <= 1.0001, "wrong");
export type Crop = z.infer<typeof Crop>;

const Words = z.tuple([z.string(), z.string()]);

export const PaperItem = z.object({
  id: Id,
  matterId: Id,
  paper: z.string(),
  title: Words,
  /** Of which child, flat or debt it is; empty when of the client himself. */
  about: z.string(),
  help: Words,
  getter: z.enum(["client", "power", "online"]),
  priceKopecks: z.int().nullable(),
  state: z.enum(paperStates),
  isOff: z.boolean(),
  isRequired: z.boolean(),
  rejection: z.string().nullable(),
  issuedOn: z.string().nullable(),
  validUntil: z.string().nullable(),
  /** How long it is fresh, in words of the rule; null when it does not age. */
  shelf: z.object({ workingDays: z.int().optional(), days: z.int().optional(), months: z.int().optional() }).nullable(),
  isOld: z.boolean(),
  nodeId: Id.nullable(),
  pages: z.int(),
  receivedAt: Instant.nullable(),
});
export type PaperItem = z.infer<typeof PaperItem>;

export const PaperPage = z.object({
  id: Id,
  position: z.int(),
  kind: z.enum(["image", "pdf"]),
  name: z.string(),
  pages: z.int(),
  rotate: z.int(),
  crop: Crop.nullable(),
  wasFlattened: z.boolean(),
});
export type PaperPage = z.infer<typeof PaperPage>;

export const PaperRequest = z.object({
  id: Id,
  createdAt: Instant,
  expiresAt: Instant,
  revokedAt: Instant.nullable(),
  openedAt: Instant.nullable(),
  items: z.int(),
});

export const RejectReason = z.object({ code: z.string(), title: Words });
export const PaperItems = z.object({
  items: z.array(PaperItem),
  requests: z.array(PaperRequest),
  reasons: z.array(RejectReason),
});
export type PaperItems = z.infer<typeof PaperItems>;

const params = z.object({ id: IdText });

export const listPaperItems = endpoint({
  name: "documents.list-paper-items",
  method: "GET",
  path: "/api/matters/:id/paper-items",
  need: "documents.read",
  summary: "The papers a matter needs, how far each is, and the client's links",
  params,
  reply: PaperItems,
});
export const refreshPaperItems = endpoint({
  name: "documents.refresh-paper-items",
  method: "POST",
  path: "/api/matters/:id/paper-items/refreshment",
  need: "documents.write",
  summary: "List the papers by the client's facts of today: adds what is needed now, drops what is not",
  params,
  body: z.object({ kind: z.enum(packageKinds) }),
  reply: PaperItems,
});
export const addPaperItem = endpoint({
  name: "documents.add-paper-item",
  method: "POST",
  path: "/api/matters/:id/paper-items",
  need: "documents.write",
  summary: "Ask for a paper that no rule names",
  params,
  body: z.object({ title: Line(200) }),
  reply: PaperItem,
  status: 201,
});
export const setPaperNeed = endpoint({
  name: "documents.set-paper-need",
  method: "PUT",
  path: "/api/paper-items/:id/need",
  need: "documents.write",
  summary: "Take a paper off the list, or put it back",
  params,
  body: z.object({ isNeeded: z.boolean() }),
  reply: PaperItem,
});
export const createPaperRequest = endpoint({
  name: "documents.create-paper-request",
  method: "POST",
  path: "/api/matters/:id/paper-requests",
  need: "documents.write",
  summary: "A personal link by which the client brings papers; its address is told once. With `send` it goes by SMS",
  params,
  body: z.object({
    itemIds: z.array(Id).min(1).max(100),
    days: z.int().min(1).max(90).default(14),
    send: z.boolean().default(false),
  }),
  reply: z.object({ requestId: Id, url: z.string() }),
  status: 201,
});
export const revokePaperRequest = endpoint({
  name: "documents.revoke-paper-request",
  method: "DELETE",
  path: "/api/paper-requests/:id",
  need: "documents.write",
  summary: "End a link before its term",
  params,
  reply: Done,
});
export const getPaperPages = endpoint({
  name: "documents.get-paper-pages",
  method: "GET",
  path: "/api/paper-items/:id/pages",
  need: "documents.read",
  summary: "What came for a paper, page by page",
  params,
  reply: z.object({ items: z.array(PaperPage) }),
});
export const bringPaperPages = endpoint({
  name: "documents.bring-paper-pages",
  method: "POST",
  path: "/api/paper-items/:id/pages",
  need: "documents.write",
  summary: "Put photos, scans or PDFs in a paper's place",
  params,
  body: z.object({ uploadIds: z.array(Id).min(1).max(60) }),
  reply: z.object({ items: z.array(PaperPage) }),
});
export const changePaperPage = endpoint({
  name: "documents.change-paper-page",
  method: "PATCH",
  path: "/api/paper-pages/:id",
  need: "documents.write",
  summary: "Turn, crop, move or take away a page; the original stays",
  params,
  body: z
    .object({
      rotate: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
      crop: Crop.nullable(),
      position: z.int().min(1).max(500),
      isRemoved: z.boolean(),
    })
    .partial(),
  reply: z.object({ items: z.array(PaperPage) }),
});
export const showPaperPage = endpoint({
  name: "documents.show-paper-page",
  method: "GET",
  path: "/api/paper-pages/:id/image",
  need: "documents.read",
  summary: "A page as it is shown",
  params,
  reply: z.unknown(),
});
export const acceptPaper = endpoint({
  name: "documents.accept-paper",
  method: "POST",
  path: "/api/paper-items/:id/acceptance",
  need: "documents.write",
  summary: "It is the right paper; one that ages needs the day of its issue",
  params,
  body: z.object({ issuedOn: Day.nullable().default(null) }),
  reply: PaperItem,
});
export const rejectPaper = endpoint({
  name: "documents.reject-paper",
  method: "POST",
  path: "/api/paper-items/:id/rejection",
  need: "documents.write",
  summary: "It must be brought anew; the client reads why by his link",
  params,
  body: z.object({ code: z.string().max(40), note: z.string().trim().max(500).default("") }),
  reply: PaperItem,
});
export const setPaperFile = endpoint({
  name: "documents.set-paper-file",
  method: "PUT",
  path: "/api/paper-items/:id/file",
  need: "documents.write",
  summary: "A file that lies on the disk of the client already is this paper",
  params,
  body: z.object({ nodeId: Id }),
  reply: PaperItem,
});
