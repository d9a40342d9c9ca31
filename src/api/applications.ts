import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Flag, Id, IdText, Instant, Kopecks, Line, page } from "./scalars.ts";

/** Rubles as typed by a visitor ("640000", "640 000") or a number. */
const RublesInput = z.union([z.number(), z.string().trim().max(30)]);
export const submitApplication = endpoint({
  name: "applications.submit-application",
  method: "POST",
  path: "/api/public/applications",
  need: "public",
  summary:
    "The form of the public page. The same person with an open application joins it; header Idempotency-Key or `mark` makes a retry the same application",
  body: z.object({
    name: Line(100).min(2),
    phone: Line(40),
    debtAmount: RublesInput.optional(),
    comment: z.string().trim().max(2000).optional(),
    consent: z.literal(true),
    advertisingConsent: z.boolean().optional(),
    utm: z.record(z.string().max(40), z.string().max(200)).optional(),
    /** The signed one-use mark of the page, and the trap field that people do not see. */
    mark: z.string().max(500).optional(),
    trap: z.string().max(500).optional(),
  }),
  reply: z.object({ number: z.int(), thankYouUrl: z.string() }),
  status: 201,
});

export const applicationStates = ["new", "taken", "suspect", "rejected"] as const;
export const Application = z.object({
  id: Id,
  number: z.int(),
  state: z.enum(applicationStates),
  name: z.string(),
  phone: z.string(),
  debtKopecks: Kopecks.nullable(),
  comment: z.string().nullable(),
  source: z.string(),
  utm: z.record(z.string(), z.string()),
  clientId: Id.nullable(),
  matterId: Id.nullable(),
  city: z.string().nullable(),
  zone: z.string().nullable(),
  repeats: z.int(),
  suspicion: z.array(z.string()),
  responsible: z.object({ id: Id, name: z.string() }).nullable(),
  dueAt: Instant.nullable(),
  overdueTimes: z.int(),
  takenAt: Instant.nullable(),
  takenBy: z.object({ id: Id, name: z.string() }).nullable(),
  createdAt: Instant,
});
export const listApplications = endpoint({
  name: "applications.list-applications",
  method: "GET",
  path: "/api/applications",
  need: "applications.read",
  summary: "The inbox: new by time left, then taken, or the suspects",
  query: z.object({
    state: z.enum(["new", "taken", "suspect", "rejected"]).default("new"),
    mine: Flag.optional(),
    after: z.string().max(60).optional(),
  }),
  reply: page(Application).extend({
    counts: z.object({ new: z.int(), mine: z.int(), overdue: z.int(), suspect: z.int() }),
    today: z.object({ taken: z.int(), meanMinutesToTake: z.number().nullable() }),
  }),
});
/** 409 `taken` with details {by, at} when a colleague was first. */
export const takeApplication = endpoint({
  name: "applications.take-application",
  method: "POST",
  path: "/api/applications/:id/taking",
  need: "applications.take",
  summary: "Take it: one click, never by two",
  params: z.object({ id: IdText }),
  reply: z.object({ clientId: Id, matterId: Id }),
});
export const releaseApplication = endpoint({
  name: "applications.release-application",
  method: "POST",
  path: "/api/applications/:id/release",
  need: "applications.release",
  summary: "«This is a person»: a suspect goes the usual way",
  params: z.object({ id: IdText }),
  reply: z.object({ clientId: Id, matterId: Id }),
});
export const rejectApplication = endpoint({
  name: "applications.reject-application",
  method: "POST",
  path: "/api/applications/:id/rejection",
  need: "applications.release",
  summary: "A suspect is junk: kept, out of the list",
  params: z.object({ id: IdText }),
  reply: z.object({ ok: z.literal(true) }),
});
