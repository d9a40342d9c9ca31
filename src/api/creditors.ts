import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Id, IdText, Instant, Line, page } from "./scalars.ts";

export const creditorKinds = ["bank", "mfo", "collector", "tax", "housing", "person", "other"] as const;
export type CreditorKind = (typeof creditorKinds)[number];
/** Registers of the Bank of Russia (banks, microfinance) and of the bailiffs' service (professional collectors). */
export const registerKinds = ["bank", "mfo", "collector"] as const;
export type RegisterKind = (typeof registerKinds)[number];

const text = (max: number) => z.string().trim().max(max);
export const CreditorFacts = z.object({
  kind: z.enum(creditorKinds),
  name: Line(300),
  shortName: text(200),
  inn: text(20).nullable(),
  ogrn: text(25).nullable(),
  postalAddress: text(500),
  legalAddress: text(500),
  registerKind: z.enum(registerKinds).nullable(),
  registerNumber: text(60),
  phones: z.array(Line(40)).max(10),
  email: z.union([z.literal(""), z.email().max(200)]),
  note: text(2000),
});
export const Creditor = CreditorFacts.extend({
  id: Id,
  version: z.int(),
  changedAt: Instant,
  /** Debts of clients in which it lent, holds or collects. */
  debts: z.int(),
});

export const listCreditors = endpoint({
  name: "clients.list-creditors",
  method: "GET",
  path: "/api/creditors",
  need: "clients.read",
  summary: "Directory of creditors: by a fragment of the name or by INN",
  query: z.object({
    find: z.string().trim().max(200).default(""),
    kind: z.enum(creditorKinds).optional(),
    after: z.string().max(30).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  reply: page(Creditor),
});
export const getCreditor = endpoint({
  name: "clients.get-creditor",
  method: "GET",
  path: "/api/creditors/:id",
  need: "clients.read",
  summary: "A creditor",
  params: z.object({ id: IdText }),
  reply: Creditor,
});
const defaults = CreditorFacts.partial().required({ kind: true, name: true });
export const addCreditor = endpoint({
  name: "clients.add-creditor",
  method: "POST",
  path: "/api/creditors",
  need: "clients.write",
  summary:
    "A creditor into the directory; one of the same INN is refused, one of the same name unless it is a namesake",
  body: defaults.extend({ isNamesake: z.boolean().default(false) }),
  reply: Creditor,
  status: 201,
});
export const updateCreditor = endpoint({
  name: "clients.update-creditor",
  method: "PATCH",
  path: "/api/creditors/:id",
  need: "clients.write",
  summary: "Change a creditor; what is not named stays",
  params: z.object({ id: IdText }),
  body: CreditorFacts.partial().extend({ isNamesake: z.boolean().default(false), version: z.int().optional() }),
  reply: Creditor,
});
export const mergeCreditors = endpoint({
  name: "clients.merge-creditors",
  method: "POST",
  path: "/api/creditors/:id/merged",
  need: "clients.write",
  summary: "Another entry of the same creditor: its debts come here, its empty fields fill ours",
  params: z.object({ id: IdText }),
  body: z.object({ otherId: Id }),
  reply: Creditor,
});
