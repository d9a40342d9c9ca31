import { sql } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";
import { listClientFolders } from "../get-folder.ts";
import { noteRead, seen } from "../store.ts";
import { locksOf } from "./locks.ts";
import { addressOf, CLIENTS, clientFolderName, FIRM, type Place } from "./places.ts";
import type { Described, Lock } from "./xml.ts";

type There = Exclude<Place, { is: "nothing" }>;

/** What is at an address, and, one level deep, what is in it. */
export async function listPlace(
  ctx: Ctx,
  place: There,
  names: readonly string[],
  isDeep: boolean,
): Promise<Described[]> {
  const itself = await describePlace(ctx, place, names);
  if (!isDeep || !itself.isFolder) return [itself];
  return [itself, ...(await inside(ctx, place, names))];
}

async function describePlace(ctx: Ctx, place: There, names: readonly string[]): Promise<Described> {
  if (place.is === "node") {
    const [found] = await describeNodes(ctx, { id: place.node.id }, names.slice(0, -1));
    if (found) return { ...found, href: addressOf(names, found.isFolder) };
  }
  return virtual(names, names.at(-1) ?? "Оплот");
}

const virtual = (names: readonly string[], name: string, changedAt: Date | null = null): Described => ({
  href: addressOf(names, true),
  name,
  isFolder: true,
  size: 0,
  type: "",
  createdAt: changedAt,
  changedAt,
  etag: null,
  locks: [],
});

async function inside(ctx: Ctx, place: There, names: readonly string[]): Promise<Described[]> {
  if (place.is === "top") {
    const shown = ctx.app.mayDo(ctx.actor, "clients.read") ? [FIRM, CLIENTS] : [FIRM];
    return shown.map((name) => virtual([name], name));
  }
  if (place.is === "clients") return clients(ctx, names);
  const folderId = place.is === "root" ? place.nodeId : place.node.id;
  if (folderId === null) return [];
  const clientId = place.is === "root" ? place.clientId : place.node.clientId;
  await noteRead(ctx, { clientId }, "files");
  return describeNodes(ctx, { parentId: folderId }, names);
}

/** The newest several hundred: of a hundred thousand a window of files shows nothing. Any other opens by its name. */
async function clients(ctx: Ctx, names: readonly string[]): Promise<Described[]> {
  const shown: Described[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listClientFolders>> = await listClientFolders(ctx, {
      q: "",
      ...(after === null ? {} : { after }),
    });
    for (const { clientId, name, changedAt } of page.items) {
      const shownName = clientFolderName(name, clientId);
      shown.push(virtual([...names, shownName], shownName, changedAt));
    }
    after = page.next;
  } while (after !== null && shown.length < 500);
  return shown;
}

interface Row {
  id: number;
  kind: "folder" | "file";
  name: string;
  created_at: Date;
  changed_at: Date;
  version_id: number | null;
  size: number | null;
  type: string | null;
}

async function describeNodes(
  ctx: Ctx,
  by: { id: number } | { parentId: number },
  above: readonly string[],
): Promise<Described[]> {
  const where = "id" in by ? sql`n.id = ${by.id}::bigint` : sql`n.parent_id = ${by.parentId}::bigint`;
  const found = await sql<Row>`
    select n.id, n.kind, n.name, n.created_at, n.changed_at, v.id as version_id, v.size, v.type
    from disk_nodes n left join disk_versions v on v.id = n.current_version_id
    where ${where} and n.removed_at is null and ${seen(ctx)} order by n.name_key, n.id limit 5000`.execute(ctx.db);
  const locks = await locksOf(
    ctx,
    found.rows.map((row) => row.id),
  );
  return found.rows.map((row) => describeRow(row, above, locks.get(row.id) ?? []));
}

const describeRow = (row: Row, above: readonly string[], locks: readonly Lock[]): Described => ({
  href: addressOf([...above, row.name], row.kind === "folder"),
  name: row.name,
  isFolder: row.kind === "folder",
  size: row.size ?? 0,
  type: row.type ?? "application/octet-stream",
  createdAt: row.created_at,
  changedAt: row.changed_at,
  etag: row.version_id === null ? null : etagOf(row.version_id),
  locks,
});

export const etagOf = (versionId: number): string => `"v${versionId}"`;
