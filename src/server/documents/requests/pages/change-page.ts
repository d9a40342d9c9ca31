import type { Crop } from "../../../../api/requests.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { notFound, refused } from "../../../kernel/errors.ts";
import { emit, enqueue } from "../../../kernel/events.ts";
import { inTx } from "../../../kernel/tx.ts";
import { joinPagesJob } from "../../job-names.ts";
import { aboutItem, lockItem, pageRows } from "../store.ts";

interface Change {
  rotate?: 0 | 90 | 180 | 270 | undefined;
  crop?: Crop | null | undefined;
  position?: number | undefined;
  isRemoved?: boolean | undefined;
}

/** Commands upon a page: the original stays, and the paper is joined anew. Returns whose paper it is. */
export const changePage = (ctx: Ctx, pageId: number, change: Change): Promise<{ itemId: number }> =>
  inTx(ctx, async (ctx) => {
    const page = await ctx.db.selectFrom("paper_pages").selectAll().where("id", "=", pageId).executeTakeFirst();
    if (!page) throw notFound("page");
    const row = await lockItem(ctx, page.item_id);
    if (row.state === "accepted") throw refused("accepted");
    if (change.crop && page.kind === "pdf") throw refused("pdf-not-cropped");
    const set = {
      ...(change.rotate === undefined ? {} : { rotate: change.rotate }),
      ...(change.crop === undefined ? {} : { crop: change.crop === null ? null : JSON.stringify(change.crop) }),
      ...(change.isRemoved === undefined ? {} : { removed_at: change.isRemoved ? ctx.now : null }),
    };
    if (Object.keys(set).length > 0)
      await ctx.db.updateTable("paper_pages").set(set).where("id", "=", pageId).execute();
    if (change.position !== undefined) await move(ctx, row.id, pageId, change.position);
    await emit(ctx, "request.pages-changed", aboutItem(row), { itemId: row.id });
    enqueue(ctx, joinPagesJob, { itemId: row.id });
    return { itemId: row.id };
  });

async function move(ctx: Ctx, itemId: number, pageId: number, position: number): Promise<void> {
  const ids = (await pageRows(ctx, itemId)).map(({ id }) => id).filter((id) => id !== pageId);
  ids.splice(position - 1, 0, pageId);
  for (const [i, id] of ids.entries())
    await ctx.db
      .updateTable("paper_pages")
      .set({ position: i + 1 })
      .where("id", "=", id)
      .execute();
}
