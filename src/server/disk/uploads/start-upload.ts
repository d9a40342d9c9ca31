import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { startUpload as endpoint, UploadState } from "../../../api/disk-uploads.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { forbidden, notFound, unauthorized } from "../../kernel/errors.ts";
import { inTx } from "../../kernel/tx.ts";
import { checkLimits } from "../disk-settings.ts";
import { cleanName, nameKey } from "../names.ts";
import { mayChange, namesIn, nodeFor } from "../store.ts";
import { finishUpload } from "./finish-upload.ts";
import { alone, dropPart, isBusy, makePart, partSize } from "./parts.ts";

type State = z.input<typeof UploadState>;

/** Everything that can be refused is refused before the first byte. */
export async function startUpload(ctx: Ctx, coming: z.output<typeof endpoint.body>): Promise<State> {
  const userId = uploader(ctx);
  const folder = await nodeFor(ctx, coming.folderId);
  if (folder.kind !== "folder" || folder.removedAt) throw notFound("folder");
  if (!mayChange(ctx, folder)) throw forbidden("no right to change this folder");
  const name = cleanName(coming.name);
  const path = coming.path.map(cleanName);
  await checkLimits(ctx, name, coming.size);
  const id = randomUUID();
  await makePart(ctx.app, id);
  const { folderId: folder_id, size, clash, sha256 = null } = coming;
  // no event: what is only coming is no change anybody sees
  await inTx(ctx, (ctx) =>
    ctx.db
      .insertInto("disk_uploads")
      .values({
        id,
        user_id: userId,
        folder_id,
        path: JSON.stringify(path),
        name,
        size,
        clash,
        sha256,
        started_at: ctx.now,
        touched_at: ctx.now,
      })
      .execute(),
  );
  return size === 0 ? finishUpload(ctx, id, null) : { id, offset: 0, size, file: null };
}

export const uploader = (ctx: Ctx): number => {
  if (ctx.actor.kind !== "employee" || ctx.actor.id === null) throw unauthorized();
  return ctx.actor.id;
};

/** Whoever began it goes on with it; to anybody else it does not exist. */
export async function uploadOf(ctx: Ctx, id: string) {
  const row = await ctx.db
    .selectFrom("disk_uploads")
    .selectAll()
    .where("id", "=", id)
    .where("user_id", "=", uploader(ctx))
    .executeTakeFirst();
  if (!row) throw notFound("upload");
  return row;
}

export async function getUpload(ctx: Ctx, id: string): Promise<State> {
  const row = await uploadOf(ctx, id);
  if (row.node_id !== null && row.version_id !== null)
    return { id, offset: row.size, size: row.size, file: { nodeId: row.node_id, versionId: row.version_id } };
  const offset = await partSize(ctx.app, id);
  if (offset === null) throw notFound("upload");
  // A crash between the last byte and the folder: asking how far it came brings it in.
  return offset === row.size && !isBusy(ctx.app, id)
    ? alone(ctx.app, id, () => finishUpload(ctx, id, null))
    : { id, offset, size: row.size, file: null };
}

export async function dropUpload(ctx: Ctx, id: string): Promise<void> {
  const row = await uploadOf(ctx, id);
  if (row.node_id === null) await dropPart(ctx.app, id);
  await ctx.db.deleteFrom("disk_uploads").where("id", "=", id).execute();
}

/** Names of those that stand in the folder already, as they were asked. */
export async function findClashes(ctx: Ctx, folderId: number, names: readonly string[]): Promise<string[]> {
  await nodeFor(ctx, folderId);
  const taken = await namesIn(ctx, folderId);
  return names.filter((name) => taken.has(nameKey(cleanName(name))));
}
