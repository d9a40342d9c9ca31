import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Template, TemplateButton } from "./messaging.ts";
import { Done, Id, IdText } from "./scalars.ts";

export const templateKinds = ["text", "quick-reply", "call-to-action"] as const;
export const templateCategories = ["UTILITY", "MARKETING", "AUTHENTICATION"] as const;
/** WhatsApp's own limit of a template's text. */
export const MAX_TEMPLATE = 1024;

/** `code` is the partner's name of it: lower-case letters, digits and underscores. */
export const TemplateDraft = z.object({
  connectionId: Id,
  code: z.string().regex(/^[a-z0-9_]{1,100}$/),
  name: z.string().trim().min(1).max(100),
  category: z.enum(templateCategories),
  language: z.string().regex(/^[a-z]{2,3}(_[A-Z]{2})?$/),
  kind: z.enum(templateKinds),
  body: z.string().trim().min(1).max(MAX_TEMPLATE),
  buttons: z.array(TemplateButton).max(10),
  variables: z
    .array(
      z.object({
        index: z.int().positive(),
        field: z.string().max(60),
        fallback: z.string().max(200),
        sample: z.string().trim().max(200),
      }),
    )
    .max(30),
});
export type TemplateDraft = z.infer<typeof TemplateDraft>;

export const createTemplate = endpoint({
  name: "messaging.create-template",
  method: "POST",
  path: "/api/message-templates",
  need: "templates.write",
  summary: "Make a template at the partner and, when asked, give it to WhatsApp for approval",
  body: TemplateDraft.extend({ isSubmitted: z.boolean() }),
  reply: Template,
  status: 201,
});
export const submitTemplate = endpoint({
  name: "messaging.submit-template",
  method: "POST",
  path: "/api/message-templates/:id/submission",
  need: "templates.write",
  summary: "Give it to WhatsApp for approval",
  params: z.object({ id: IdText }),
  body: z.object({ category: z.enum(templateCategories) }),
  reply: Template,
});
export const removeTemplate = endpoint({
  name: "messaging.remove-template",
  method: "DELETE",
  path: "/api/message-templates/:id",
  need: "templates.write",
  summary: "Delete it at the partner; messages made from it stay",
  params: z.object({ id: IdText }),
  reply: Done,
});
export const rereadTemplates = endpoint({
  name: "messaging.reread-templates",
  method: "POST",
  path: "/api/message-templates/reading",
  need: "templates.write",
  summary: "Read every account's templates now",
  reply: Done,
});
