import type { Ctx } from "../../kernel/ctx.ts";
import { storable } from "../../kernel/storable.ts";
import { inTx } from "../../kernel/tx.ts";
import { howToRead, MOST_BYTES, textOf, type TextAnswer } from "./text-of.ts";

/** Reads the words of a version that has just come, for the search. Of an older one nobody asks any more. */
export async function readText(ctx: Ctx, versionId: number): Promise<void> {
  const version = await ctx.db
    .selectFrom("disk_versions as v")
    .innerJoin("disk_nodes as n", "n.id", "v.node_id")
    .select(["v.file_key", "v.type", "v.size", "n.id as nodeId", "n.name", "n.current_version_id"])
    .where("v.id", "=", versionId)
    .where("v.text_state", "=", "waiting")
    .executeTakeFirst();
  if (!version) return;
  const how = howToRead(version.name, version.type);
  const answer: TextAnswer =
    how === null || version.size === 0
      ? { state: "none", text: "" }
      : version.size > MOST_BYTES
        ? { state: "too-large", text: "" }
        : await textOf(await ctx.app.files.get(version.file_key), how);
  await keep(ctx, { versionId, nodeId: version.nodeId }, answer);
}

// no event: the file is as it was, only found by more words
const keep = (ctx: Ctx, at: { versionId: number; nodeId: number }, { state, text }: TextAnswer): Promise<void> =>
  inTx(ctx, async (ctx) => {
    await ctx.db.updateTable("disk_versions").set({ text_state: state }).where("id", "=", at.versionId).execute();
    const node = await ctx.db
      .selectFrom("disk_nodes")
      .select("current_version_id")
      .where("id", "=", at.nodeId)
      .forUpdate()
      .executeTakeFirst();
    if (node?.current_version_id !== at.versionId) return;
    const value = { version_id: at.versionId, text: String(storable(text)) };
    await ctx.db
      .insertInto("disk_texts")
      .values({ node_id: at.nodeId, ...value })
      .onConflict((oc) => oc.column("node_id").doUpdateSet(value))
      .execute();
  });
