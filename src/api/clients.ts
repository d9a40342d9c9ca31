import { z } from "zod";
import { Debt } from "./debts.ts";
import { endpoint } from "./endpoint.ts";
import { Day, Done, Id, IdText, Instant, Kopecks, KopecksInput, Line } from "./scalars.ts";

export const clientKinds = ["person", "company"] as const;
export const ClientFacts = z.object({
  name: Line(200),
  birthDate: Day.nullable(),
  inn: z.string().trim().max(20).nullable(),
  email: z.email().max(200).nullable(),
  city: z.string().trim().max(100).nullable(),
  region: z.string().trim().max(100).nullable(),
  /** IANA zone of the client's own clock: messages keep to its hours. */
  zone: z.string().max(60).nullable(),
  family: z.string().trim().max(300).nullable(),
  work: z.string().trim().max(300).nullable(),
  incomeKopecks: KopecksInput.nullable(),
  note: z.string().trim().max(5000).nullable(),
});
export const Phone = z.object({ id: Id, phone: z.string(), isPrimary: z.boolean(), note: z.string() });
export const Consent = z.object({
  purpose: z.enum(["personal-data", "advertising", "messages"]),
  channel: z.string().nullable(),
  isGiven: z.boolean(),
  textVersion: z.string(),
  source: z.string(),
  at: Instant,
});
export const Client = ClientFacts.extend({
  id: Id,
  kind: z.enum(clientKinds),
  source: z.string(),
  phones: z.array(Phone),
  debts: z.array(Debt),
  consents: z.array(Consent),
  tags: z.array(z.string()),
  debtKopecks: Kopecks,
  createdAt: Instant,
});

export const createClient = endpoint({
  name: "clients.create-client",
  method: "POST",
  path: "/api/clients",
  need: "clients.write",
  summary: "A client entered by hand, with a matter on the first stage of a pipeline",
  body: z.object({
    name: Line(200),
    phone: Line(40),
    kind: z.enum(clientKinds).default("person"),
    city: z.string().trim().max(100).optional(),
    source: z.string().max(40).default("hand"),
    pipelineId: Id.optional(),
  }),
  reply: z.object({ clientId: Id, matterId: Id, isNew: z.boolean() }),
  status: 201,
});
export const updateClient = endpoint({
  name: "clients.update-client",
  method: "PATCH",
  path: "/api/clients/:id",
  need: "clients.write",
  summary: "Change facts of the card",
  params: z.object({ id: IdText }),
  body: ClientFacts.partial(),
  reply: Done,
});
export const addPhone = endpoint({
  name: "clients.add-phone",
  method: "POST",
  path: "/api/clients/:id/phones",
  need: "clients.write",
  summary: "Another phone",
  params: z.object({ id: IdText }),
  body: z.object({ phone: Line(40), isPrimary: z.boolean().default(false), note: z.string().max(200).default("") }),
  reply: Phone,
  status: 201,
});
export const removePhone = endpoint({
  name: "clients.remove-phone",
  method: "DELETE",
  path: "/api/clients/:id/phones/:phoneId",
  need: "clients.write",
  summary: "Remove a phone; the last one stays",
  params: z.object({ id: IdText, phoneId: IdText }),
  reply: Done,
});
export const setConsent = endpoint({
  name: "clients.set-consent",
  method: "PUT",
  path: "/api/clients/:id/consents",
  need: "clients.write",
  summary: "Record a consent given or withdrawn on paper or by phone",
  params: z.object({ id: IdText }),
  body: z.object({
    purpose: z.enum(["personal-data", "advertising", "messages"]),
    channel: z.string().max(20).nullable().default(null),
    isGiven: z.boolean(),
    source: Line(200),
  }),
  reply: Done,
});
export const changeTags = endpoint({
  name: "clients.change-tags",
  method: "PUT",
  path: "/api/clients/:id/tags",
  need: "clients.write",
  summary: "Put tags on, take others off",
  params: z.object({ id: IdText }),
  body: z.object({
    add: z.array(Line(60)).max(20).default([]),
    remove: z.array(Line(60)).max(20).default([]),
  }),
  reply: Done,
});
export const addComment = endpoint({
  name: "clients.add-comment",
  method: "POST",
  path: "/api/clients/:id/comments",
  need: "clients.write",
  summary: "A note for colleagues",
  params: z.object({ id: IdText }),
  body: z.object({ body: z.string().trim().min(1).max(5000), matterId: Id.optional() }),
  reply: z.object({ id: Id }),
  status: 201,
});
