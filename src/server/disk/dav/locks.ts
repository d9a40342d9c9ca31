import { randomUUID } from "node:crypto";
import type { Ctx } from "../../kernel/ctx.ts";
import { HouseError } from "../../kernel/errors.ts";
import { inTx } from "../../kernel/tx.ts";
import { mayChange, nodeFor, pathOf } from "../store.ts";
import type { Lock } from "./xml.ts";

const LONGEST_S = 3600;

/** A program that died holds its file no longer than this. */
export const secondsOf = (header: string | undefined): number => {
  const asked = Number(/Second-(\d{1,9})/i.exec(header ?? "")?.[1] ?? LONGEST_S);
  return Math.max(60, Math.min(LONGEST_S, asked));
};

interface Row {
  token: string;
  node_id: number;
  user_id: number;
  is_deep: boolean;
  owner: string;
  expires_at: Date;
}

const asLock = (ctx: Ctx, row: Row): Lock => ({
  token: row.token,
  owner: row.owner,
  isDeep: row.is_deep,
  seconds: Math.max(0, Math.round((row.expires_at.getTime() - ctx.now.getTime()) / 1000)),
});

export async function locksOf(ctx: Ctx, nodeIds: readonly number[]): Promise<Map<number, Lock[]>> {
  const locks = new Map<number, Lock[]>();
  for (const row of await standing(ctx, nodeIds))
    locks.set(row.node_id, [...(locks.get(row.node_id) ?? []), asLock(ctx, row)]);
  return locks;
}

const standing = async (ctx: Ctx, nodeIds: readonly number[]): Promise<Row[]> =>
  nodeIds.length === 0
    ? []
    : ctx.db
        .selectFrom("disk_locks")
        .selectAll()
        .where("node_id", "in", nodeIds)
        .where("expires_at", ">", ctx.now)
        .execute();

export const locked = () => new HouseError("conflict", "locked", { reason: "locked" });
export const preconditionFailed = () => new HouseError("conflict", "precondition", { reason: "precondition" });

/** Locks of the node and deep ones of folders above it. */
async function holding(ctx: Ctx, nodeId: number): Promise<Row[]> {
  const path = await pathOf(ctx, nodeId);
  const rows = await standing(
    ctx,
    path.map((step) => step.id),
  );
  return rows.filter((row) => row.node_id === nodeId || row.is_deep);
}

/**
 * Somebody else's lock keeps out. One's own does not, also from another program: the person has both before him. A
 * token that is shown must be one that stands (RFC 4918, 10.4).
 */
export async function checkLocks(ctx: Ctx, nodeId: number, ifHeader: string | undefined): Promise<void> {
  const rows = await holding(ctx, nodeId);
  if (rows.some((row) => row.user_id !== ctx.actor.id)) throw locked();
  const shown = tokensIn(ifHeader);
  if (shown.length > 0 && !shown.some((token) => rows.some((row) => row.token === token))) throw preconditionFailed();
}

const tokensIn = (header: string | undefined): string[] =>
  [...(header ?? "").matchAll(/<(opaquelocktoken:[\w-]{1,60})>/g)].map((match) => match[1] ?? "");

interface Asked {
  owner: string;
  seconds: number;
  isDeep: boolean;
}

// no event: a lock is of a program's minutes, not of the file
export const lockNode = (ctx: Ctx, nodeId: number, { owner, seconds, isDeep }: Asked): Promise<Lock> =>
  inTx(ctx, async (ctx) => {
    const node = await nodeFor(ctx, nodeId);
    if (!mayChange(ctx, node)) throw new HouseError("forbidden", "no right to change this file");
    await ctx.db.selectFrom("disk_nodes").select("id").where("id", "=", nodeId).forUpdate().executeTakeFirst();
    if ((await holding(ctx, nodeId)).some((row) => row.user_id !== ctx.actor.id)) throw locked();
    await ctx.db
      .deleteFrom("disk_locks")
      .where((eb) => eb.or([eb("node_id", "=", nodeId), eb("expires_at", "<=", ctx.now)]))
      .execute();
    const row = {
      token: `opaquelocktoken:${randomUUID()}`,
      node_id: nodeId,
      user_id: ctx.actor.id ?? 0,
      is_deep: isDeep,
      owner,
      expires_at: new Date(ctx.now.getTime() + seconds * 1000),
    };
    await ctx.db.insertInto("disk_locks").values(row).execute();
    return asLock(ctx, row);
  });

/** Asked again before its end, with its token and without a body. */
export async function refreshLock(
  ctx: Ctx,
  nodeId: number,
  ifHeader: string | undefined,
  seconds: number,
): Promise<Lock> {
  const tokens = tokensIn(ifHeader);
  if (tokens.length === 0) throw preconditionFailed();
  const row = await ctx.db
    .updateTable("disk_locks")
    .set({ expires_at: new Date(ctx.now.getTime() + seconds * 1000) })
    .where("node_id", "=", nodeId)
    .where("user_id", "=", ctx.actor.id ?? 0)
    .where("token", "in", tokens)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw preconditionFailed();
  return asLock(ctx, row);
}

/** Whether there was such a lock of the asker's. */
export async function unlock(ctx: Ctx, nodeId: number, header: string | undefined): Promise<boolean> {
  const [token] = tokensIn(header);
  if (token === undefined) return false;
  const gone = await ctx.db
    .deleteFrom("disk_locks")
    .where("token", "=", token)
    .where("node_id", "=", nodeId)
    .where("user_id", "=", ctx.actor.id ?? 0)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}
