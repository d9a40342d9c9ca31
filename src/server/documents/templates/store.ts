import type { z } from "zod";
import type { DocumentTemplate, TemplateVersion } from "../../../api/document-templates.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";

/** Holds the template until the commit: versions are numbered one after another. */
export async function lockTemplate(ctx: Ctx, id: number) {
  const row = await ctx.db
    .selectFrom("document_templates")
    .selectAll()
    .where("id", "=", id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) throw notFound("template");
  return row;
}

export async function templateById(ctx: Ctx, id: number) {
  const row = await ctx.db.selectFrom("document_templates").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw notFound("template");
  return row;
}

/** What makes a paper now: by id, or the first in use of the kind, one of its own code before others. */
export async function usableTemplate(ctx: Ctx, by: { templateId: number } | { kind: string }) {
  const query = ctx.db
    .selectFrom("document_templates as t")
    .innerJoin("document_template_versions as v", "v.id", "t.current_version_id")
    .select([
      "t.id",
      "t.code",
      "t.kind",
      "t.title",
      "t.is_numbered",
      "t.group_code",
      "v.id as version_id",
      "v.file_key",
    ])
    .where("t.is_active", "=", true);
  const row = await (
    "templateId" in by
      ? query.where("t.id", "=", by.templateId)
      : query
          .where("t.kind", "=", by.kind)
          .orderBy((eb) => eb("t.code", "=", by.kind), "desc")
          .orderBy("t.id")
  )
    .limit(1)
    .executeTakeFirst();
  if (!row) throw notFound("template");
  return row;
}

type Version = z.input<typeof TemplateVersion>;

export async function versionsOf(
  ctx: Ctx,
  templateIds: readonly number[],
): Promise<(Version & { templateId: number })[]> {
  if (templateIds.length === 0) return [];
  const rows = await ctx.db
    .selectFrom("document_template_versions as v")
    .leftJoin("users as u", "u.id", "v.by_id")
    .select(["v.id", "v.template_id as templateId", "v.number", "v.origin", "v.note", "v.at", "v.size", "v.fields"])
    .select("u.name as byName")
    .where("v.template_id", "in", templateIds)
    .orderBy("v.number", "desc")
    .execute();
  return rows;
}

export async function listTemplates(
  ctx: Ctx,
  which: { id: number } | { all: boolean },
): Promise<z.input<typeof DocumentTemplate>[]> {
  const query = ctx.db.selectFrom("document_templates").selectAll().orderBy("id");
  const rows = await (
    "id" in which ? query.where("id", "=", which.id) : which.all ? query : query.where("is_active", "=", true)
  ).execute();
  const versions = await versionsOf(
    ctx,
    rows.map(({ id }) => id),
  );
  const uses = "id" in which || which.all ? await usesOf(ctx) : null;
  return rows.flatMap((row) => {
    const own = versions.filter(({ templateId }) => templateId === row.id);
    const current = own.find(({ id }) => id === row.current_version_id);
    return current ? [{ ...shapeOf(row), versions: own.length, uses: uses && (uses.get(row.id) ?? 0), current }] : [];
  });
}

/** How many papers each template has made. */
async function usesOf(ctx: Ctx): Promise<Map<number, number>> {
  const rows = await ctx.db
    .selectFrom("documents")
    .select(["template_id", (eb) => eb.fn.countAll<string>().as("papers")])
    .groupBy("template_id")
    .execute();
  return new Map(rows.map(({ template_id, papers }) => [template_id, Number(papers)]));
}

export async function getTemplate(ctx: Ctx, id: number) {
  const [template] = await listTemplates(ctx, { id });
  if (!template) throw notFound("template");
  return template;
}

const shapeOf = (row: Awaited<ReturnType<typeof templateById>>) => ({
  id: row.id,
  code: row.code,
  kind: row.kind,
  title: row.title,
  titleEn: row.title_en,
  group: row.group_code,
  isNumbered: row.is_numbered,
  isShipped: row.is_shipped,
  isActive: row.is_active,
});
