import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { tokenHash } from "../../kernel/ids.ts";
import type { ServedFile } from "../../kernel/serve-file.ts";
import { inTx } from "../../kernel/tx.ts";
import { fileOf } from "../file-of.ts";

export interface Shared {
  linkId: number;
  nodeId: number;
  name: string;
  size: number;
  expiresAt: Date;
  isOpen: boolean;
}

/** By the hash of the token: the table's index sees only hashes, so the time of an answer tells nothing of tokens. */
export async function findShared(ctx: Ctx, token: string): Promise<Shared | null> {
  const row = await ctx.db
    .selectFrom("disk_links as l")
    .innerJoin("disk_nodes as n", "n.id", "l.node_id")
    .innerJoin("disk_versions as v", "v.id", "n.current_version_id")
    .select(["l.id", "l.node_id", "l.expires_at", "l.revoked_at", "n.name", "n.removed_at", "v.size"])
    .where("l.token_hash", "=", tokenHash(token))
    .executeTakeFirst();
  if (!row) return null;
  const isOpen = row.revoked_at === null && row.removed_at === null && row.expires_at > ctx.now;
  const { id: linkId, node_id: nodeId, name, size, expires_at: expiresAt } = row;
  return { linkId, nodeId, name, size, expiresAt, isOpen };
}

/** The visit is written down; the first of each kind is told. */
export const noteVisit = (ctx: Ctx, shared: Shared, what: "opened" | "downloaded", address: string): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const earlier = await ctx.db
      .selectFrom("disk_link_visits")
      .select("id")
      .where("link_id", "=", shared.linkId)
      .where("what", "=", what)
      .limit(1)
      .executeTakeFirst();
    await ctx.db
      .insertInto("disk_link_visits")
      .values({ link_id: shared.linkId, at: ctx.now, what, address })
      .execute();
    if (earlier || what === "opened") return;
    const { client_id: clientId, matter_id: matterId } = await ctx.db
      .selectFrom("disk_nodes")
      .select(["client_id", "matter_id"])
      .where("id", "=", shared.nodeId)
      .executeTakeFirstOrThrow();
    const { nodeId, linkId } = shared;
    await emit(ctx, "file.shared-opened", { clientId, matterId, subjectId: nodeId }, { nodeId, linkId });
  });

export async function sharedFile(ctx: Ctx, shared: Shared): Promise<ServedFile> {
  if (!shared.isOpen) throw notFound("link");
  return fileOf(ctx, shared.nodeId);
}
