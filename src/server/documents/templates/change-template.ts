import type { Ctx } from "../../kernel/ctx.ts";
import { notFound, refused } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { makeCurrent } from "./add-version.ts";
import { getTemplate, lockTemplate } from "./store.ts";

/** Returns to a version of the template; papers already made keep theirs. */
export const chooseVersion = (ctx: Ctx, templateId: number, versionId: number) =>
  inTx(ctx, async (ctx) => {
    const template = await lockTemplate(ctx, templateId);
    const version = await ctx.db
      .selectFrom("document_template_versions")
      .select("id")
      .where("id", "=", versionId)
      .where("template_id", "=", templateId)
      .executeTakeFirst();
    if (!version) throw notFound("version");
    if (template.current_version_id === versionId) return getTemplate(ctx, templateId); // no event: it is so already
    await makeCurrent(ctx, templateId, versionId);
    await emit(ctx, "document-template.changed", { subjectId: templateId }, { templateId, fields: ["version"] });
    return getTemplate(ctx, templateId);
  });

interface Change {
  title?: string | undefined;
  isActive?: boolean | undefined;
}

export const updateTemplate = (ctx: Ctx, templateId: number, { title, isActive }: Change) =>
  inTx(ctx, async (ctx) => {
    const before = await lockTemplate(ctx, templateId);
    const fields = [
      ...(title !== undefined && title !== before.title ? ["title"] : []),
      ...(isActive !== undefined && isActive !== before.is_active ? ["isActive"] : []),
    ];
    if (fields.length === 0) return getTemplate(ctx, templateId); // no event: nothing differs
    await ctx.db
      .updateTable("document_templates")
      .set({ title: title ?? before.title, is_active: isActive ?? before.is_active })
      .where("id", "=", templateId)
      .execute();
    await emit(ctx, "document-template.changed", { subjectId: templateId }, { templateId, fields });
    return getTemplate(ctx, templateId);
  });

/** Only one of the firm's own, and only while nothing was made by it: papers name their template for ever. */
export async function removeTemplate(ctx: Ctx, templateId: number): Promise<void> {
  const keys = await inTx(ctx, async (ctx) => {
    const template = await lockTemplate(ctx, templateId);
    if (template.is_shipped) throw refused("template-shipped");
    const used = await ctx.db
      .selectFrom("documents")
      .select("id")
      .where("template_id", "=", templateId)
      .limit(1)
      .executeTakeFirst();
    if (used) throw refused("template-used");
    await ctx.db
      .updateTable("document_templates")
      .set({ current_version_id: null })
      .where("id", "=", templateId)
      .execute();
    const versions = await ctx.db
      .deleteFrom("document_template_versions")
      .where("template_id", "=", templateId)
      .returning("file_key")
      .execute();
    await ctx.db.deleteFrom("document_templates").where("id", "=", templateId).execute();
    await emit(ctx, "document-template.changed", { subjectId: templateId }, { templateId, fields: ["removed"] });
    return versions.map(({ file_key }) => file_key);
  });
  for (const key of keys) await ctx.app.files.remove(key);
}
