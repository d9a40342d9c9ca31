import type { Ctx } from "../kernel/ctx.ts";

/** Takes away kept content that no version of any file holds any more; copies and restored versions share it. */
export async function dropContent(ctx: Ctx, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  const held = await ctx.db
    .selectFrom("disk_versions")
    .select("file_key")
    .distinct()
    .where("file_key", "in", keys)
    .execute();
  const stays = new Set(held.map((row) => row.file_key));
  for (const key of keys) if (!stays.has(key)) await ctx.app.files.remove(key);
}

/** Previews of content that nobody has any more. */
export async function dropPreviews(ctx: Ctx): Promise<void> {
  const left = await ctx.db
    .deleteFrom("disk_previews")
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("disk_versions")
            .select("disk_versions.id")
            .whereRef("disk_versions.sha256", "=", "disk_previews.sha256"),
        ),
      ),
    )
    .returning("file_key")
    .execute();
  for (const { file_key } of left) if (file_key !== null) await ctx.app.files.remove(file_key);
}
