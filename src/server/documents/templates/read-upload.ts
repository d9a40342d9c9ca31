import type { Ctx } from "../../kernel/ctx.ts";
import { invalid } from "../../kernel/errors.ts";

/** The bytes of an upload before it is taken: a file found wrong stays the browser's, to be thrown away by the sweep. */
export async function readUpload(ctx: Ctx, uploadId: number): Promise<{ name: string; content: Uint8Array }> {
  const row = await ctx.db
    .selectFrom("uploads")
    .select(["file_key", "name"])
    .where("id", "=", uploadId)
    .where("user_id", "=", ctx.actor.kind === "employee" ? (ctx.actor.id ?? 0) : 0)
    .where("taken_at", "is", null)
    .executeTakeFirst();
  if (!row) throw invalid({ uploadId: "not-found" });
  return { name: row.name, content: await ctx.app.files.get(row.file_key) };
}
