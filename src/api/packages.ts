import { z } from "zod";
import { MissingFact, UsedFact } from "./documents.ts";
import { endpoint } from "./endpoint.ts";
import { packageKinds } from "./requests.ts";
import { Day, Id, IdText, Instant } from "./scalars.ts";

export type { PackageKind } from "./requests.ts";

/** All papers that are handed in at once: what is there, what is wrong with it, and its sealed revisions. */
const Words = z.tuple([z.string(), z.string()]);
export const partStates = ["present", "absent", "old", "wrong"] as const;

export const PackagePart = z.object({
  code: z.string(),
  title: Words,
  /** Of which child, flat or debt; empty when of the client himself. */
  about: z.string(),
  what: z.enum(["template", "paper"]),
  /** Null of the main paper. */
  attachment: z.int().nullable(),
  isRequired: z.boolean(),
  state: z.enum(partStates),
  /** Why it is not present: draft, facts-changed, edited-and-stale, not-checked, rejected, expired, needs-issue-day. */
  reason: z.string().nullable(),
  documentId: Id.nullable(),
  itemId: Id.nullable(),
  nodeId: Id.nullable(),
  isHandEdited: z.boolean(),
  validUntil: z.string().nullable(),
});
export type PackagePart = z.infer<typeof PackagePart>;

/** One thing that keeps the package from being whole (`stop`) or is to be looked at (`look`), and where it is set right. */
export const PackageProblem = z.object({
  code: z.string(),
  weight: z.enum(["stop", "look"]),
  /** Words the interface puts into the sentence: titles, sums, days. */
  words: z.record(z.string(), z.string()),
  part: z.string().nullable(),
  fact: MissingFact.pick({ where: true, name: true, id: true }).nullable(),
});
export type PackageProblem = z.infer<typeof PackageProblem>;

export const PlanRow = z.object({
  code: z.string(),
  title: Words,
  about: z.string(),
  getter: z.enum(["client", "power", "online"]),
  priceKopecks: z.int().nullable(),
  /** One issued before this day is dead on the filing day. */
  freshFrom: z.string(),
  orderOn: z.string(),
  orderBy: z.string(),
  /** What it is today: `fresh` lives on the filing day, `dies` does not, `late` can no longer come in time. */
  state: z.enum(["fresh", "dies", "to-order", "late"]),
  validUntil: z.string().nullable(),
});
export const Plan = z.object({
  filingOn: z.string(),
  isWorkingDay: z.boolean(),
  rows: z.array(PlanRow),
  /** Papers that live on the day named before and are dead on this one. */
  dies: z.array(z.object({ code: z.string(), title: Words, about: z.string(), validUntil: z.string() })),
});
export type Plan = z.infer<typeof Plan>;

export const SealedPaper = z.object({
  position: z.int(),
  code: z.string(),
  title: z.string(),
  attachment: z.int().nullable(),
  documentId: Id.nullable(),
  nodeId: Id.nullable(),
  sha256: z.string(),
  pages: z.int().nullable(),
  firstPage: z.int().nullable(),
  staleAt: Instant.nullable(),
  staleFields: z.array(z.string()),
});
export const PackageRevision = z.object({
  id: Id,
  number: z.int(),
  state: z.enum(["making", "sealed", "failed"]),
  reason: z.string().nullable(),
  done: z.int(),
  total: z.int(),
  filingOn: z.string(),
  gaps: z.int(),
  hasPdf: z.boolean(),
  pdfPages: z.int().nullable(),
  hasZip: z.boolean(),
  factsSha256: z.string().nullable(),
  byName: z.string().nullable(),
  at: Instant,
  sealedAt: Instant.nullable(),
  papers: z.array(SealedPaper),
});
export type PackageRevision = z.infer<typeof PackageRevision>;

export const PackageBrief = z.object({
  id: Id,
  kind: z.enum(packageKinds),
  filingOn: z.string().nullable(),
  isComplete: z.boolean(),
});
export const Package = PackageBrief.extend({
  clientId: Id,
  clientName: z.string(),
  matterId: Id,
  matterNumber: z.int(),
  parts: z.array(PackagePart),
  problems: z.array(PackageProblem),
  plan: Plan.nullable(),
  revisions: z.array(PackageRevision),
  /** Copies of the whole for the creditors. */
  copies: z.int(),
  hasOffice: z.boolean(),
});
export type Package = z.infer<typeof Package>;

const params = z.object({ id: IdText });

export const listPackages = endpoint({
  name: "documents.list-packages",
  method: "GET",
  path: "/api/matters/:id/packages",
  need: "documents.read",
  summary: "The packages of a matter",
  params,
  reply: z.object({ items: z.array(PackageBrief) }),
});
export const createPackage = endpoint({
  name: "documents.create-package",
  method: "POST",
  path: "/api/matters/:id/packages",
  need: "documents.write",
  summary: "Begin a package; the one of the kind that is there already is given",
  params,
  body: z.object({ kind: z.enum(packageKinds) }),
  reply: PackageBrief,
});
export const getPackage = endpoint({
  name: "documents.get-package",
  method: "GET",
  path: "/api/packages/:id",
  need: "documents.read",
  summary: "A package: its papers, what the check says, the plan and the sealed revisions",
  params,
  reply: Package,
});
export const setFilingDay = endpoint({
  name: "documents.set-filing-day",
  method: "PUT",
  path: "/api/packages/:id/filing-day",
  need: "documents.write",
  summary: "Name the filing day, or take it back",
  params,
  body: z.object({ day: Day.nullable() }),
  reply: Package,
});
export const planPackage = endpoint({
  name: "documents.plan-package",
  method: "GET",
  path: "/api/packages/:id/plan",
  need: "documents.read",
  summary: "What a filing day would mean: when each perishable paper is ordered, and which die; nothing is kept",
  params,
  query: z.object({ day: Day }),
  reply: Plan,
});
export const makePlanTasks = endpoint({
  name: "documents.make-plan-tasks",
  method: "POST",
  path: "/api/packages/:id/plan-tasks",
  need: "documents.write",
  summary: "A task for each paper that is to be ordered; the same plan sets none twice",
  params,
  body: z.object({}),
  reply: z.object({ tasks: z.int() }),
});
export const makePackagePapers = endpoint({
  name: "documents.make-package-papers",
  method: "POST",
  path: "/api/packages/:id/papers",
  need: "documents.write",
  summary: "Make the papers that are absent or old by today's facts, and finish them; those edited by hand are left",
  params,
  body: z.object({ codes: z.array(z.string().max(60)).max(60).optional() }),
  reply: z.object({
    made: z.int(),
    missing: z.array(z.object({ code: z.string(), title: Words, facts: z.array(MissingFact) })),
  }),
});
export const assemblePackage = endpoint({
  name: "documents.assemble-package",
  method: "POST",
  path: "/api/packages/:id/revisions",
  need: "documents.write",
  summary: "Assemble and seal it; with gaps it is refused as `package-incomplete` unless told",
  params,
  body: z.object({ withGaps: z.boolean().default(false) }),
  reply: PackageRevision,
  status: 201,
});
export const downloadPackage = endpoint({
  name: "documents.download-package",
  method: "GET",
  path: "/api/package-revisions/:id/file",
  need: "documents.read",
  summary: "A sealed revision: one PDF with numbered attachments, or the archive",
  params,
  query: z.object({ as: z.enum(["pdf", "zip"]) }),
  reply: z.unknown(),
});
const Provenance = z.object({
  fact: UsedFact,
  source: z.object({ kind: z.string(), id: Id.nullable(), at: z.string() }).nullable(),
});
export const getProvenance = endpoint({
  name: "documents.get-provenance",
  method: "GET",
  path: "/api/documents/:id/provenance",
  need: "documents.read",
  summary: "Each figure of a paper, the fact it was taken from, and whence that fact is known",
  params,
  reply: z.object({ items: z.array(Provenance) }),
});
export const getFactPapers = endpoint({
  name: "documents.get-fact-papers",
  method: "GET",
  path: "/api/clients/:id/fact-papers",
  need: "documents.read",
  summary: "The papers that say a fact, and what each says",
  params,
  query: z.object({ where: z.string().max(20), name: z.string().max(100), id: IdText.optional() }),
  reply: z.object({
    items: z.array(
      z.object({ documentId: Id, title: z.string(), number: z.string().nullable(), shown: z.array(z.string()) }),
    ),
  }),
});
