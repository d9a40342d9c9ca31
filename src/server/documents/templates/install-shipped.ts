import { createHash } from "node:crypto";
import type { Ctx } from "../../kernel/ctx.ts";
import { buildDocx } from "../shipped/build-docx.ts";
import { shippedTemplates } from "../shipped/templates.ts";
import { installTemplates } from "./install-templates.ts";

const KEY = "shipped-document-templates";

/**
 * The product's own templates and their newer editions. Fifty Word files are not made at every start: the sources and one
 * file made of them tell whether anything differs from what was installed last.
 */
export async function installDocuments(ctx: Ctx): Promise<void> {
  const mark = markOf();
  const known = await ctx.db.selectFrom("settings").select("value").where("key", "=", KEY).executeTakeFirst();
  if (known && "mark" in known.value && known.value.mark === mark) return;
  await installTemplates(
    ctx,
    shippedTemplates.map((template) => ({ template, build: () => buildDocx(template) })),
  );
  const value = JSON.stringify({ mark });
  await ctx.db
    .insertInto("settings")
    .values({ key: KEY, value, changed_at: ctx.now })
    .onConflict((oc) => oc.column("key").doUpdateSet({ value, changed_at: ctx.now }))
    .execute();
}

function markOf(): string {
  const hash = createHash("sha256").update(JSON.stringify(shippedTemplates));
  // What makes the files may change without their sources.
  for (const template of shippedTemplates.slice(0, 1)) hash.update(buildDocx(template));
  return hash.digest("hex");
}
