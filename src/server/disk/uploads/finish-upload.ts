import type { z } from "zod";
import type { UploadState } from "../../../api/disk-uploads.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { invalid, notFound } from "../../kernel/errors.ts";
import { typeOfBytes } from "../../kernel/file-type.ts";
import { inTx } from "../../kernel/tx.ts";
import { addInto } from "../add-file.ts";
import { addVersion } from "../add-version.ts";
import { findOrMakeFolders } from "../create-folder.ts";
import { readDiskSettings } from "../disk-settings.ts";
import type { Added, KeptContent } from "../insert.ts";
import { nameKey } from "../names.ts";
import { isProgram } from "../rules.ts";
import { childNamed } from "../store.ts";
import { dropPart, hashOfPart, headOfPart, partPath } from "./parts.ts";

/** The part is whole: it is compared, moved among the kept files and put into its folder, once. */
export async function finishUpload(ctx: Ctx, id: string, known: string | null): Promise<z.input<typeof UploadState>> {
  const upload = await ctx.db.selectFrom("disk_uploads").selectAll().where("id", "=", id).executeTakeFirst();
  if (!upload) throw notFound("upload");
  const sha256 = known ?? (await hashOfPart(ctx.app, id));
  const head = await headOfPart(ctx.app, id);
  const settings = await readDiskSettings(ctx);
  if (upload.sha256 !== null && upload.sha256 !== sha256) return give(ctx, id, { sha256: "mismatch" });
  // A program under a paper's name.
  if (isProgram(head) && settings.refusedEndings.includes("exe")) return give(ctx, id, { name: "kind-refused" });
  const key = await ctx.app.files.adopt(partPath(ctx.app, id));
  const file = { key, type: typeOfBytes(head), size: upload.size, sha256 };
  try {
    const added = await place(ctx, id, file);
    return { id, offset: upload.size, size: upload.size, file: added };
  } catch (error) {
    await ctx.app.files.remove(key);
    throw error;
  }
}

async function give(ctx: Ctx, id: string, fields: Record<string, string>): Promise<never> {
  await dropPart(ctx.app, id);
  await ctx.db.deleteFrom("disk_uploads").where("id", "=", id).execute();
  throw invalid(fields);
}

// no event: addInto and addVersion tell it
const place = (ctx: Ctx, id: string, file: KeptContent): Promise<Added> =>
  inTx(ctx, async (ctx) => {
    const upload = await ctx.db
      .selectFrom("disk_uploads")
      .selectAll()
      .where("id", "=", id)
      .where("node_id", "is", null)
      .forUpdate()
      .executeTakeFirst();
    if (!upload) throw notFound("upload");
    const folderId = await findOrMakeFolders(ctx, upload.folder_id, upload.path);
    const standing = upload.clash === "version" ? await childNamed(ctx, folderId, nameKey(upload.name)) : null;
    const added =
      standing?.kind === "file"
        ? await addVersion(ctx, standing.id, file)
        : await addInto(ctx, folderId, upload.name, file);
    await ctx.db
      .updateTable("disk_uploads")
      .set({ node_id: added.nodeId, version_id: added.versionId })
      .where("id", "=", id)
      .execute();
    return added;
  });
