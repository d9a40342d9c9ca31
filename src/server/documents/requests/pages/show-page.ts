import type { Ctx } from "../../../kernel/ctx.ts";
import { notFound } from "../../../kernel/errors.ts";
import type { ServedFile } from "../../../kernel/serve-file.ts";
import { itemById, type ItemRow } from "../store.ts";

/** The upright page without its commands: turning and cutting are shown by the interface over it. */
export async function showPage(ctx: Ctx, pageId: number): Promise<{ file: ServedFile; item: ItemRow }> {
  const page = await ctx.db
    .selectFrom("paper_pages")
    .select(["item_id", "kind", "clean_key", "name"])
    .where("id", "=", pageId)
    .executeTakeFirst();
  if (!page) throw notFound("page");
  const content = await ctx.app.files.get(page.clean_key);
  const type = page.kind === "pdf" ? "application/pdf" : "image/jpeg";
  const name = page.kind === "pdf" ? "page.pdf" : "page.jpg";
  return { file: { key: page.clean_key, name, type, size: content.length }, item: await itemById(ctx, page.item_id) };
}
