import { z } from "zod";
import { fieldKinds } from "./client-fields.ts";
import { endpoint } from "./endpoint.ts";
import { Done, Id, IdText, Line } from "./scalars.ts";

const Option = z.object({ value: Line(40), title: Line(100), titleEn: Line(100) });
export const CustomField = z.object({
  id: Id,
  /** As in client_facts, conditions, texts and papers: "custom.7". */
  name: z.string(),
  kind: z.enum(fieldKinds),
  title: z.string(),
  titleEn: z.string(),
  options: z.array(Option),
  of: z.enum(["person", "company", "both"]),
  isSearchable: z.boolean(),
});
const input = {
  title: Line(100),
  titleEn: Line(100),
  options: z.array(Option).max(100),
  of: z.enum(["person", "company", "both"]),
  isSearchable: z.boolean(),
};
export const listFields = endpoint({
  name: "clients.list-fields",
  method: "GET",
  path: "/api/client-fields",
  need: "signed-in",
  summary: "Fields of the card that the firm added, in their order",
  reply: z.object({ items: z.array(CustomField) }),
});
export const addField = endpoint({
  name: "clients.add-field",
  method: "POST",
  path: "/api/client-fields",
  need: "fields.write",
  summary: "A field of the card; its kind is for ever",
  body: z.object({
    ...input,
    kind: z.enum(fieldKinds),
    options: input.options.default([]),
    of: input.of.default("both"),
    isSearchable: input.isSearchable.default(false),
  }),
  reply: CustomField,
  status: 201,
});
export const updateField = endpoint({
  name: "clients.update-field",
  method: "PATCH",
  path: "/api/client-fields/:id",
  need: "fields.write",
  summary: "Title, options, whose field it is, whether the search looks in it",
  params: z.object({ id: IdText }),
  body: z.object(input).partial(),
  reply: CustomField,
});
export const orderFields = endpoint({
  name: "clients.order-fields",
  method: "PUT",
  path: "/api/client-fields/order",
  need: "fields.write",
  summary: "All fields in the order in which the card shows them",
  body: z.object({ ids: z.array(Id).max(500) }),
  reply: Done,
});
export const removeField = endpoint({
  name: "clients.remove-field",
  method: "DELETE",
  path: "/api/client-fields/:id",
  need: "fields.write",
  summary: "Remove a field; what was written in it is kept",
  params: z.object({ id: IdText }),
  reply: Done,
});
