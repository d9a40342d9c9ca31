import type { FastifyInstance } from "fastify";
import type { z } from "zod";
import * as api from "../../../api/document-templates.ts";
import { recordRead } from "../../audit/index.ts";
import { findClient } from "../../clients/index.ts";
import type { App } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { serve } from "../../kernel/http.ts";
import { serveFile } from "../../kernel/serve-file.ts";
import { formsOf, type ListField } from "../model/field-kinds.ts";
import { fieldGroups } from "../model/fields.ts";
import { DOCX } from "../papers/compose.ts";
import { fileNameOf } from "../papers/rules.ts";
import { chooseVersion, removeTemplate, updateTemplate } from "./change-template.ts";
import { createTemplate } from "./create-template.ts";
import { customLeaves } from "./custom-leaves.ts";
import { getTemplate, listTemplates, templateById, versionsOf } from "./store.ts";
import { tryTemplate } from "./try-template.ts";
import { uploadVersion } from "./upload-version.ts";

export function templateRoutes(http: FastifyInstance, app: App): void {
  serve(http, app, api.listDocumentTemplates, async (ctx, { query }) => ({
    items: await listTemplates(ctx, { all: query.all ?? false }),
  }));
  serve(http, app, api.getDocumentTemplate, async (ctx, { params }) => ({
    ...(await getTemplate(ctx, params.id)),
    history: await versionsOf(ctx, [params.id]),
  }));
  serve(http, app, api.createDocumentTemplate, (ctx, { body }) => createTemplate(ctx, body));
  serve(http, app, api.uploadTemplateVersion, (ctx, { params, body }) =>
    uploadVersion(ctx, { templateId: params.id, ...body }),
  );
  serve(http, app, api.chooseTemplateVersion, (ctx, { params, body }) => chooseVersion(ctx, params.id, body.versionId));
  serve(http, app, api.updateDocumentTemplate, (ctx, { params, body }) => updateTemplate(ctx, params.id, body));
  serve(http, app, api.tryDocumentTemplate, async (ctx, { params, body }) => {
    await findClient(ctx, body.clientId);
    await recordRead(ctx, { clientId: body.clientId, what: "documents", quietMinutes: 10 });
    return tryTemplate(ctx, { templateId: params.id, ...body });
  });
  serve(http, app, api.removeDocumentTemplate, async (ctx, { params }) => {
    await removeTemplate(ctx, params.id);
    return { ok: true as const };
  });
  serveFile(http, app, api.downloadTemplate, async (ctx, { params, query }) => {
    const template = await templateById(ctx, params.id);
    const version = await ctx.db
      .selectFrom("document_template_versions")
      .select(["file_key", "size"])
      .where("template_id", "=", params.id)
      .where("id", "=", query.versionId ?? template.current_version_id ?? 0)
      .executeTakeFirst();
    if (!version) throw notFound("version");
    return { key: version.file_key, name: fileNameOf(template.title, null, "docx"), type: DOCX, size: version.size };
  });
  serve(http, app, api.listTemplateFields, async (ctx) => {
    const custom = await customLeaves(ctx);
    return {
      groups: fieldGroups.map(({ code, title, leaves, lists }) => ({
        code,
        title,
        leaves: [...leaves, ...(code === "client" ? custom : [])],
        lists: lists.map((list) => ({
          ...shapeOf(list),
          lists: (list.lists ?? []).map(shapeOf),
        })),
      })),
      forms: Object.fromEntries(Object.entries(formsOf).map(([kind, forms]) => [kind, [...forms]])),
    };
  });
}

const shapeOf = ({
  path,
  title,
  leaves,
}: ListField): z.input<typeof api.TemplateFields>["groups"][number]["lists"][number] => ({
  path,
  title,
  leaves: [...leaves],
  lists: [],
});
