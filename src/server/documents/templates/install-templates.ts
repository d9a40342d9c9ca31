import { createHash } from "node:crypto";
import type { Ctx } from "../../kernel/ctx.ts";
import { inTx } from "../../kernel/tx.ts";
import type { ShippedTemplate } from "../shipped/shipped-template.ts";
import { addVersion, makeCurrent } from "./add-version.ts";
import { fieldsIn } from "./fields-in.ts";

/** A template with the Word file made of it. */
export interface BuiltTemplate {
  template: ShippedTemplate;
  build(): Uint8Array;
}

interface Edition {
  template: ShippedTemplate;
  content: Uint8Array;
  sha256: string;
  fileKey: string;
}

/**
 * Puts the product's templates in, and newer editions of them; safe to run at every start. A template that a person of
 * the firm has edited stays as he left it: the new edition lies beside it as a version to be chosen.
 */
export async function installTemplates(ctx: Ctx, shipped: readonly BuiltTemplate[]): Promise<void> {
  const known = await ctx.db
    .selectFrom("document_template_versions as v")
    .innerJoin("document_templates as t", "t.id", "v.template_id")
    .select(["t.code", "v.sha256"])
    .where("v.origin", "=", "shipped")
    .execute();
  const installed = new Set(known.map(({ code, sha256 }) => `${code} ${sha256}`));
  const editions: Edition[] = [];
  for (const { template, build } of shipped) {
    const content = build();
    const sha256 = createHash("sha256").update(content).digest("hex");
    if (installed.has(`${template.code} ${sha256}`)) continue;
    editions.push({ template, content, sha256, fileKey: await ctx.app.files.put(content) });
  }
  if (editions.length === 0) return;
  // no event: what comes with the product is nobody's change
  await inTx(ctx, async (ctx) => {
    for (const edition of editions) await install(ctx, edition);
  });
}

async function install(ctx: Ctx, { template, content, sha256, fileKey }: Edition): Promise<void> {
  await ctx.db
    .insertInto("document_templates")
    .values({
      code: template.code,
      kind: template.kind,
      title: template.title,
      title_en: template.titleEn,
      group_code: template.group,
      is_numbered: template.numbered,
      is_shipped: true,
      current_version_id: null,
      created_at: ctx.now,
    })
    .onConflict((oc) => oc.column("code").doNothing())
    .execute();
  const row = await ctx.db
    .selectFrom("document_templates as t")
    .leftJoin("document_template_versions as v", "v.id", "t.current_version_id")
    .select(["t.id", "v.origin"])
    .where("t.code", "=", template.code)
    .forUpdate("t")
    .executeTakeFirstOrThrow();
  const inspected = { fields: fieldsIn(content), sha256, size: content.length };
  const versionId = await addVersion(ctx, { templateId: row.id, origin: "shipped", fileKey, inspected, note: "" });
  if (row.origin !== "own") await makeCurrent(ctx, row.id, versionId);
}
