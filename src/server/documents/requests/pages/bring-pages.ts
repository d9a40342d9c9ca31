import type { Ctx } from "../../../kernel/ctx.ts";
import { inTx } from "../../../kernel/tx.ts";
import { takeUploads } from "../../../uploads/index.ts";
import { itemById } from "../store.ts";
import { takePage } from "./take-pages.ts";

/** Photos and scans that an employee brought, in their order. */
export async function bringPages(ctx: Ctx, itemId: number, uploadIds: readonly number[]): Promise<void> {
  await itemById(ctx, itemId);
  // no event: each page tells of itself once it is read
  const files = await inTx(ctx, (ctx) => takeUploads(ctx, uploadIds));
  for (const [i, file] of files.entries()) {
    try {
      await takePage(ctx, itemId, file);
    } catch (error) {
      // Taken and never to be read: nothing would sweep what follows a file that was refused.
      for (const rest of files.slice(i + 1)) await ctx.app.files.remove(rest.key);
      throw error;
    }
  }
}
