import type { Ctx } from "../../kernel/ctx.ts";
import type { Inspected } from "./inspect-file.ts";

interface NewVersion {
  templateId: number;
  origin: "shipped" | "own";
  fileKey: string;
  inspected: Inspected;
  note: string;
}

/** The next number; the caller holds the template. */
export async function addVersion(ctx: Ctx, { templateId, origin, fileKey, inspected, note }: NewVersion) {
  const { last } = await ctx.db
    .selectFrom("document_template_versions")
    .select((eb) => eb.fn.coalesce(eb.fn.max("number"), eb.lit(0)).as("last"))
    .where("template_id", "=", templateId)
    .executeTakeFirstOrThrow();
  const { id } = await ctx.db
    .insertInto("document_template_versions")
    .values({
      template_id: templateId,
      number: Number(last) + 1,
      origin,
      file_key: fileKey,
      size: inspected.size,
      sha256: inspected.sha256,
      fields: JSON.stringify(inspected.fields),
      note,
      by_id: ctx.actor.kind === "employee" ? ctx.actor.id : null,
      at: ctx.now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export const makeCurrent = (ctx: Ctx, templateId: number, versionId: number) =>
  ctx.db
    .updateTable("document_templates")
    .set({ current_version_id: versionId })
    .where("id", "=", templateId)
    .execute();
