import { sql } from "kysely";
import type { Ctx } from "../kernel/ctx.ts";
import { enqueue } from "../kernel/events.ts";
import { readTextJob } from "./job-names.ts";
import { isServiceName, nameKey } from "./names.ts";
import type { Node } from "./store.ts";

/** Content that is kept already (kernel/files.ts). From now on it is the disk's: whoever keeps the key beside it may lose it. */
export interface KeptContent {
  key: string;
  type: string;
  size: number;
  sha256: string;
}

export interface Added {
  nodeId: number;
  versionId: number;
}

/** A row in a folder that the caller holds; it inherits whose it is and who may. */
export async function insertNode(ctx: Ctx, folder: Node, kind: Node["kind"], name: string): Promise<number> {
  const row = await ctx.db
    .insertInto("disk_nodes")
    .values({
      kind,
      parent_id: folder.id,
      client_id: folder.clientId,
      matter_id: folder.matterId,
      name,
      name_key: nameKey(name),
      readers: folder.readers && JSON.stringify(folder.readers),
      writers: folder.writers && JSON.stringify(folder.writers),
      is_service: isServiceName(name),
      created_at: ctx.now,
      changed_at: ctx.now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

/** The content becomes the newest; its text is read after the commit. */
export async function insertVersion(ctx: Ctx, nodeId: number, number: number, file: KeptContent): Promise<number> {
  const { id } = await ctx.db
    .insertInto("disk_versions")
    .values({
      node_id: nodeId,
      number,
      file_key: file.key,
      type: file.type,
      size: file.size,
      sha256: file.sha256,
      by_kind: ctx.actor.kind,
      by_id: ctx.actor.id,
      at: ctx.now,
      // Just computed from the very bytes.
      checked_at: ctx.now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await ctx.db
    .updateTable("disk_nodes")
    .set({ current_version_id: id, changed_at: ctx.now })
    .where("id", "=", nodeId)
    .execute();
  await touchRoot(ctx, nodeId);
  enqueue(ctx, readTextJob, { versionId: id });
  return id;
}

/** Clients are listed by their newest paper. Held last: nobody who holds a client's own folder waits for one below it. */
const touchRoot = (ctx: Ctx, nodeId: number) =>
  sql`update disk_nodes set changed_at = ${ctx.now}::timestamptz
    where root_key = (select 'client:' || client_id from disk_nodes where id = ${nodeId}::bigint)`.execute(ctx.db);
