import { createHash } from "node:crypto";
import type { Ctx } from "../kernel/ctx.ts";
import { markBroken } from "./mark-broken.ts";

/** A night's share: files whose content was compared longest ago, as many as come to these. */
const MOST_FILES = 2000;
const MOST_BYTES = 4 * 1024 ** 3;

/** Compares kept content with what was brought, so that a dying disk is noticed before the paper is needed in court. */
export async function verifyFiles(ctx: Ctx): Promise<void> {
  const share = await ctx.db
    .selectFrom("disk_versions")
    .select(["id", "file_key", "size", "sha256"])
    .where("broken_at", "is", null)
    .orderBy("checked_at", (order) => order.asc().nullsFirst())
    .limit(MOST_FILES)
    .execute();
  let bytes = 0;
  for (const version of share) {
    if ((bytes += version.size) > MOST_BYTES && bytes > version.size) return;
    if ((await sha256Of(ctx, version.file_key)) === version.sha256)
      await ctx.db.updateTable("disk_versions").set({ checked_at: ctx.now }).where("id", "=", version.id).execute();
    else await markBroken(ctx, version.id);
  }
}

/** Null where the content cannot be read at all. */
async function sha256Of(ctx: Ctx, key: string): Promise<string | null> {
  const hash = createHash("sha256");
  try {
    for await (const chunk of await ctx.app.files.open(key)) hash.update(chunk);
  } catch (error) {
    ctx.log.error({ err: error }, "kept content cannot be read");
    return null;
  }
  return hash.digest("hex");
}
