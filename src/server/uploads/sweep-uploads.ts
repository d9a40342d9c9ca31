import { z } from "zod";
import { defineJob, type Ctx } from "../kernel/ctx.ts";

const KEEP_MS = 24 * 3_600_000;

/** What nobody took in a day goes: the row first, so that a crash leaves a nameless file and no row without one. */
async function sweepUploads(ctx: Ctx): Promise<void> {
  const left = await ctx.db
    .deleteFrom("uploads")
    .where("taken_at", "is", null)
    .where("at", "<", new Date(ctx.now.getTime() - KEEP_MS))
    .returning("file_key")
    .execute();
  for (const { file_key } of left) await ctx.app.files.remove(file_key);
}

export const sweep = defineJob({ name: "uploads.sweep", data: z.object({}), run: (ctx) => sweepUploads(ctx) });
