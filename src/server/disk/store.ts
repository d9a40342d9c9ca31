import { sql, type RawBuilder } from "kysely";
import { recordRead } from "../audit/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { forbidden, notFound, refused } from "../kernel/errors.ts";
import { isAmong } from "./rules.ts";

/** A row of the tree, as verbs decide upon it. */
export interface Node {
  id: number;
  kind: "folder" | "file";
  parentId: number | null;
  isRoot: boolean;
  clientId: number | null;
  matterId: number | null;
  name: string;
  versionId: number | null;
  readers: string[] | null;
  writers: string[] | null;
  removedAt: Date | null;
  removedWith: number | null;
}

const columns = [
  "id",
  "kind",
  "parent_id as parentId",
  sql<boolean>`root_key is not null`.as("isRoot"),
  "client_id as clientId",
  "matter_id as matterId",
  "name",
  "current_version_id as versionId",
  "readers",
  "writers",
  "removed_at as removedAt",
  "removed_with as removedWith",
] as const;

/** The node if the actor may see it; what he may not see does not exist for him. */
export async function nodeFor(ctx: Ctx, id: number): Promise<Node> {
  const row = await ctx.db.selectFrom("disk_nodes").select(columns).where("id", "=", id).executeTakeFirst();
  if (!row || !maySee(ctx, row)) throw notFound("file");
  return row;
}

/** The same, held until the commit and not in the bin: where a change begins. */
export async function nodeToChange(ctx: Ctx, id: number): Promise<Node> {
  const row = await ctx.db.selectFrom("disk_nodes").select(columns).where("id", "=", id).forUpdate().executeTakeFirst();
  if (!row || !maySee(ctx, row)) throw notFound("file");
  if (!mayChange(ctx, row)) throw forbidden("no right to change this folder");
  if (row.removedAt) throw refused("in-bin");
  return row;
}

export async function folderToChange(ctx: Ctx, id: number): Promise<Node> {
  const node = await nodeToChange(ctx, id);
  if (node.kind !== "folder") throw notFound("folder");
  return node;
}

type Guarded = Pick<Node, "clientId" | "readers" | "writers">;

/** Robots, jobs and the system act through verbs that were allowed already. */
export function maySee(ctx: Ctx, node: Guarded): boolean {
  if (ctx.actor.kind !== "employee") return true;
  if (!ctx.app.mayDo(ctx.actor, "disk.read")) return false;
  return node.clientId === null ? isAmong(node.readers, ctx.actor.role) : ctx.app.mayDo(ctx.actor, "clients.read");
}

export function mayChange(ctx: Ctx, node: Guarded): boolean {
  if (ctx.actor.kind !== "employee") return true;
  if (!maySee(ctx, node) || !ctx.app.mayDo(ctx.actor, "disk.write")) return false;
  return node.clientId === null ? isAmong(node.writers, ctx.actor.role) : ctx.app.mayDo(ctx.actor, "clients.write");
}

/** `maySee` for lists, of the table named `n`. */
export function seen(ctx: Ctx): RawBuilder<boolean> {
  if (ctx.actor.kind !== "employee") return sql`true`;
  if (!ctx.app.mayDo(ctx.actor, "disk.read")) return sql`false`;
  const role = ctx.actor.role ?? "";
  const inFirm =
    role === "admin" ? sql`true` : sql`(n.readers is null or n.readers @> ${JSON.stringify([role])}::text::jsonb)`;
  return sql`case when n.client_id is null then ${inFirm} else ${ctx.app.mayDo(ctx.actor, "clients.read")}::boolean end`;
}

/** Whoever looks into a client's papers is written down. */
export async function noteRead(ctx: Ctx, node: Pick<Node, "clientId">, what: "files" | "file"): Promise<void> {
  if (node.clientId === null) return;
  // A list is asked anew by the live feed while it stands open; a file is opened by a person each time.
  await recordRead(ctx, { clientId: node.clientId, what, quietMinutes: what === "files" ? 10 : 1 });
}

/** Names that stand in a folder already. */
export async function namesIn(ctx: Ctx, folderId: number): Promise<Set<string>> {
  const rows = await ctx.db
    .selectFrom("disk_nodes")
    .select("name_key")
    .where("parent_id", "=", folderId)
    .where("removed_at", "is", null)
    .execute();
  return new Set(rows.map((row) => row.name_key));
}

export async function childNamed(ctx: Ctx, folderId: number, key: string): Promise<Node | null> {
  const row = await ctx.db
    .selectFrom("disk_nodes")
    .select(columns)
    .where("parent_id", "=", folderId)
    .where("name_key", "=", key)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  return row ?? null;
}

/** From the root down to the node itself; a client's folder is called as the client is now. */
export async function pathOf(ctx: Ctx, id: number): Promise<{ id: number; name: string }[]> {
  return (await pathsOf(ctx, [id])).get(id) ?? [];
}

export async function pathsOf(ctx: Ctx, ids: readonly number[]): Promise<Map<number, { id: number; name: string }[]>> {
  if (ids.length === 0) return new Map();
  const found = await sql<{ of: number; id: number; name: string }>`
    with recursive up as (
      select n.id as of, n.id, n.parent_id, n.name, n.root_key, n.client_id, 0 as level
        from disk_nodes n where n.id in (${sql.join([...ids])})
      union all select up.of, p.id, p.parent_id, p.name, p.root_key, p.client_id, up.level + 1
        from disk_nodes p join up on p.id = up.parent_id)
    select up.of, up.id, ${shownName("up")} as name
    from up left join clients c on c.id = up.client_id order by up.of, level desc`.execute(ctx.db);
  const paths = new Map<number, { id: number; name: string }[]>();
  for (const { of, id, name } of found.rows) paths.set(of, [...(paths.get(of) ?? []), { id, name }]);
  return paths;
}

/** The name people see, where clients are joined as `c`. */
export const shownName = (table: "n" | "up"): RawBuilder<string> =>
  sql`case when ${sql.ref(`${table}.root_key`)} like 'client:%' then c.name else ${sql.ref(`${table}.name`)} end`;
