import type { Ctx } from "../kernel/ctx.ts";
import { notFound } from "../kernel/errors.ts";
import { inTx } from "../kernel/tx.ts";
import { cleanName, nameKey } from "./names.ts";
import { childNamed, nodeFor, type Node } from "./store.ts";

/** Whose folder: the firm's, a client's or a matter's. */
export interface Space {
  clientId: number | null;
  matterId: number | null;
}

const FIRM = "Общий диск";

/** The folder of the firm, client or matter; made when first asked for, a matter's inside its client's. */
export async function rootOf(ctx: Ctx, space: Space): Promise<Node> {
  if (space.matterId !== null) return rootOfMatter(ctx, space.matterId);
  if (space.clientId !== null) return rootOfClient(ctx, space.clientId);
  return findOrMake(ctx, "firm", { name: FIRM, parentId: null, clientId: null, matterId: null });
}

/** The same where nothing may be made: null while nothing has come into it. */
export async function existingRoot(ctx: Ctx, { clientId, matterId }: Space): Promise<number | null> {
  const key = matterId === null ? (clientId === null ? "firm" : `client:${clientId}`) : `matter:${matterId}`;
  const row = await ctx.db.selectFrom("disk_nodes").select("id").where("root_key", "=", key).executeTakeFirst();
  return row?.id ?? null;
}

async function rootOfClient(ctx: Ctx, clientId: number): Promise<Node> {
  const known = await ctx.db.selectFrom("clients").select("id").where("id", "=", clientId).executeTakeFirst();
  if (!known) throw notFound("client");
  // The name people see is the client's own and follows it; this one is never shown.
  const name = `Клиент № ${clientId}`;
  return findOrMake(ctx, `client:${clientId}`, { name, parentId: null, clientId, matterId: null });
}

async function rootOfMatter(ctx: Ctx, matterId: number): Promise<Node> {
  const matter = await ctx.db
    .selectFrom("matters")
    .select(["client_id", "number"])
    .where("id", "=", matterId)
    .executeTakeFirst();
  if (!matter) throw notFound("matter");
  const above = await rootOfClient(ctx, matter.client_id);
  const name = `Дело № ${matter.number}`;
  return findOrMake(ctx, `matter:${matterId}`, { name, parentId: above.id, clientId: matter.client_id, matterId });
}

interface NewRoot extends Space {
  name: string;
  parentId: number | null;
}

// no event: an empty folder that the program makes for itself is no news
const findOrMake = (ctx: Ctx, key: string, root: NewRoot): Promise<Node> =>
  inTx(ctx, async (ctx) => {
    const find = () => ctx.db.selectFrom("disk_nodes").select("id").where("root_key", "=", key).executeTakeFirst();
    const found = (await find()) ?? (await insertRoot(ctx, key, root)) ?? (await find());
    if (!found) throw new Error("a root that another made cannot be seen");
    return nodeFor(ctx, found.id);
  });

async function insertRoot(ctx: Ctx, key: string, { name, parentId, clientId, matterId }: NewRoot) {
  // A person may have made a folder of that name before the matter had its own.
  const isTaken = parentId !== null && (await childNamed(ctx, parentId, nameKey(name))) !== null;
  const shown = cleanName(isTaken ? `${name} (дело)` : name);
  return ctx.db
    .insertInto("disk_nodes")
    .values({
      kind: "folder",
      parent_id: parentId,
      root_key: key,
      client_id: clientId,
      matter_id: matterId,
      name: shown,
      name_key: nameKey(shown),
      created_at: ctx.now,
      changed_at: ctx.now,
    })
    .onConflict((oc) => oc.column("root_key").doNothing())
    .returning("id")
    .executeTakeFirst();
}
