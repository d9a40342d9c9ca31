import { z } from "zod";
import { MissingFact, UsedFact } from "./documents.ts";
import { endpoint } from "./endpoint.ts";
import { Done, Flag, Id, IdText, Instant, Line } from "./scalars.ts";

/** Word files that lawyers edit; papers are made by the version that was current. */
export const templateGroups = ["application", "court", "mfc", "protection", "tools", "payments"] as const;
export type TemplateGroup = (typeof templateGroups)[number];

export const TemplateVersion = z.object({
  id: Id,
  number: z.int(),
  /** Came with the product, or a person of the firm brought it. */
  origin: z.enum(["shipped", "own"]),
  note: z.string(),
  byName: z.string().nullable(),
  at: Instant,
  size: z.int(),
  /** Paths as the template names them, loops with #. */
  fields: z.array(z.string()),
});
export type TemplateVersion = z.infer<typeof TemplateVersion>;

export const DocumentTemplate = z.object({
  id: Id,
  code: z.string(),
  kind: z.string(),
  title: z.string(),
  titleEn: z.string(),
  group: z.enum(templateGroups),
  isNumbered: z.boolean(),
  isShipped: z.boolean(),
  isActive: z.boolean(),
  versions: z.int(),
  /** Papers made by it; not counted in the list of those in use. */
  uses: z.int().nullable(),
  current: TemplateVersion,
});
export type DocumentTemplate = z.infer<typeof DocumentTemplate>;

/**
 * What is wrong with an uploaded template, and where: `field-unknown`, `loop-unclosed`, `loop-unopened`, `loop-unknown`,
 * `tag-unclosed`, `tag-unopened`, `number-not-shown`, `syntax`.
 */
export const TemplateProblem = z.object({
  problem: z.string(),
  /** As it stands in the text: "{#debts}". */
  tag: z.string(),
  /** The paragraph in which it stands, cut. */
  place: z.string(),
});
export type TemplateProblem = z.infer<typeof TemplateProblem>;

const params = z.object({ id: IdText });

export const listDocumentTemplates = endpoint({
  name: "documents.list-templates",
  method: "GET",
  path: "/api/document-templates",
  need: "documents.read",
  summary: "Templates of papers with their current versions",
  query: z.object({ all: Flag.optional() }),
  reply: z.object({ items: z.array(DocumentTemplate) }),
});
export const getDocumentTemplate = endpoint({
  name: "documents.get-template",
  method: "GET",
  path: "/api/document-templates/:id",
  need: "documents.read",
  summary: "A template with all its versions, newest first",
  params,
  reply: DocumentTemplate.extend({ history: z.array(TemplateVersion) }),
});
export const createDocumentTemplate = endpoint({
  name: "documents.create-template",
  method: "POST",
  path: "/api/document-templates",
  need: "document-templates.write",
  summary: "A template of the firm's own out of an uploaded .docx; refused as `template-wrong` with what and where",
  body: z.object({
    title: Line(200),
    kind: z
      .string()
      .regex(/^[a-z][a-z0-9-]{1,59}$/)
      .optional(),
    group: z.enum(templateGroups),
    isNumbered: z.boolean().default(false),
    uploadId: Id,
    note: z.string().trim().max(500).default(""),
  }),
  reply: DocumentTemplate,
  status: 201,
});
export const uploadTemplateVersion = endpoint({
  name: "documents.upload-template-version",
  method: "POST",
  path: "/api/document-templates/:id/versions",
  need: "document-templates.write",
  summary: "A new version out of an uploaded .docx, current from now on; refused as `template-wrong`",
  params,
  body: z.object({ uploadId: Id, note: z.string().trim().max(500).default("") }),
  reply: DocumentTemplate,
  status: 201,
});
export const chooseTemplateVersion = endpoint({
  name: "documents.choose-template-version",
  method: "PUT",
  path: "/api/document-templates/:id/current",
  need: "document-templates.write",
  summary: "Return to a version",
  params,
  body: z.object({ versionId: Id }),
  reply: DocumentTemplate,
});
export const updateDocumentTemplate = endpoint({
  name: "documents.update-template",
  method: "PATCH",
  path: "/api/document-templates/:id",
  need: "document-templates.write",
  summary: "Name it otherwise, or take it out of use",
  params,
  body: z.object({ title: Line(200), isActive: z.boolean() }).partial(),
  reply: DocumentTemplate,
});
export const downloadTemplate = endpoint({
  name: "documents.download-template",
  method: "GET",
  path: "/api/document-templates/:id/file",
  need: "documents.read",
  summary: "The Word file of the current version, or of the named one",
  params,
  query: z.object({ versionId: IdText.optional() }),
  reply: z.unknown(),
});

const Words = z.tuple([z.string(), z.string()]).readonly();
const Leaf = z.object({
  path: z.string(),
  kind: z.enum(["text", "lines", "name", "day", "money", "number", "flag"]),
  title: Words,
  example: z.string(),
});
const Nested = z.object({ path: z.string(), title: Words, leaves: z.array(Leaf) });
export const TemplateFields = z.object({
  groups: z.array(
    z.object({
      code: z.string(),
      title: Words,
      leaves: z.array(Leaf),
      lists: z.array(Nested.extend({ lists: z.array(Nested) })),
    }),
  ),
  /** What may follow a path of each kind: `{client.name.gen}`. */
  forms: z.record(z.string(), z.array(z.object({ form: z.string(), title: Words, example: z.string() }))),
});
export const listTemplateFields = endpoint({
  name: "documents.list-template-fields",
  method: "GET",
  path: "/api/document-fields",
  need: "documents.read",
  summary: "Everything a template may name, with titles and examples",
  reply: TemplateFields,
});
export const removeDocumentTemplate = endpoint({
  name: "documents.remove-template",
  method: "DELETE",
  path: "/api/document-templates/:id",
  need: "document-templates.write",
  summary: "Remove a template of the firm's own by which nothing was made yet",
  params,
  reply: Done,
});
export const tryDocumentTemplate = endpoint({
  name: "documents.try-template",
  method: "POST",
  path: "/api/document-templates/:id/trial",
  need: "document-templates.write",
  summary: "A paper by it about a real client, kept nowhere: the file in base64, or what is not known",
  params,
  body: z.object({ clientId: Id, matterId: Id.nullable().default(null) }),
  reply: z.object({ missing: z.array(MissingFact), used: z.array(UsedFact), docx: z.string().nullable() }),
});
