import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Ctx } from "../../kernel/ctx.ts";
import { dropPart } from "./parts.ts";

const KEEP_MS = 24 * 3_600_000;

/** What nobody went on with in a day goes, and parts that no row knows of (a crash between the two). */
export async function sweepParts(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now.getTime() - KEEP_MS);
  const left = await ctx.db
    .deleteFrom("disk_uploads")
    .where("touched_at", "<", before)
    .returning(["id", "node_id"])
    .execute();
  for (const { id, node_id } of left) if (node_id === null) await dropPart(ctx.app, id);
  const folder = ctx.app.files.partsFolder;
  for (const name of await readdir(folder).catch(() => [])) {
    const known = await ctx.db.selectFrom("disk_uploads").select("id").where("id", "=", name).executeTakeFirst();
    const made = await stat(join(folder, name)).catch(() => null);
    if (!known && made && made.mtime < before) await rm(join(folder, name), { force: true });
  }
}
