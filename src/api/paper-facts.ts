import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { IdText } from "./scalars.ts";

/** What papers alone read of a matter and of a name, and people set by hand. */
const params = z.object({ id: IdText });

export const MatterPapers = z.object({
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
export const getMatterPapers = endpoint({
  name: "documents.get-matter-facts",
  method: "GET",
  path: "/api/matters/:id/paper-facts",
  need: "documents.read",
  summary: "What papers say of the matter: court, MFC, the contract's terms (api/matter-papers.ts names them)",
  params,
  reply: MatterPapers,
});
export const setMatterPapers = endpoint({
  name: "documents.set-matter-facts",
  method: "PATCH",
  path: "/api/matters/:id/paper-facts",
  need: "documents.write",
  summary: "Set some of them; null takes one away",
  params,
  body: MatterPapers,
  reply: MatterPapers,
});

/** How a name is written in a case where the rules are wrong. */
export const nameCases = ["gen", "dat", "acc", "ins"] as const;
export const NameForms = z.object({
  name: z.string(),
  forms: z.record(z.enum(nameCases), z.object({ value: z.string(), isOwn: z.boolean() })),
});
export const getNameForms = endpoint({
  name: "documents.get-name-forms",
  method: "GET",
  path: "/api/clients/:id/name-forms",
  need: "documents.read",
  summary: "The client's name in cases, and which were set by hand",
  params,
  reply: NameForms,
});
export const setNameForms = endpoint({
  name: "documents.set-name-forms",
  method: "PUT",
  path: "/api/clients/:id/name-forms",
  need: "documents.write",
  summary: "Set cases by hand; an empty one returns to the rules",
  params,
  body: z.object({ forms: z.partialRecord(z.enum(nameCases), z.string().trim().max(200)) }),
  reply: NameForms,
});
