import { sql } from "kysely";
import type { z } from "zod";
import type { DiskFolder, getFolder as endpoint, listClientFolders as clients } from "../../api/disk.ts";
import { clientBrief } from "../clients/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { idCursor } from "../kernel/cursor.ts";
import { forbidden, notFound } from "../kernel/errors.ts";
import { asItem, readItems } from "./items.ts";
import { existingRoot } from "./roots.ts";
import { rolesAmong } from "./rules.ts";
import { mayChange, maySee, nodeFor, noteRead, pathOf, seen } from "./store.ts";

const PAGE = 300;
const orders = {
  name: sql`n.name_key collate ru, n.id`,
  newest: sql`n.changed_at desc, n.id desc`,
  largest: sql`coalesce(v.size, 0) desc, n.id`,
};

type Query = z.output<typeof endpoint.query>;
type Answer = z.input<typeof DiskFolder>;

export async function getFolder(ctx: Ctx, query: Query): Promise<Answer> {
  const space = { clientId: query.clientId ?? null, matterId: query.matterId ?? null };
  const id = query.folderId ?? (await existingRoot(ctx, space));
  if (id === null) return emptySpace(ctx, space);
  const folder = await nodeFor(ctx, id);
  if (folder.kind !== "folder" || folder.removedAt) throw notFound("folder");
  await noteRead(ctx, folder, "files");
  const from = idCursor(query.after) ?? 0;
  const rows = await readItems(
    ctx,
    sql`where n.parent_id = ${id}::bigint and n.removed_at is null and not n.is_service and ${seen(ctx)}
      order by n.kind desc, ${orders[query.order]} limit ${PAGE + 1} offset ${from}::bigint`,
  );
  const path = await pathOf(ctx, id);
  const own = await ctx.db
    .selectFrom("disk_nodes")
    .select(["own_readers", "own_writers"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return {
    id,
    name: path.at(-1)?.name ?? folder.name,
    clientId: folder.clientId,
    matterId: folder.matterId,
    path,
    mayChange: mayChange(ctx, folder),
    isRoot: folder.isRoot,
    readers: folder.readers && rolesAmong(folder.readers),
    writers: folder.writers && rolesAmong(folder.writers),
    ownReaders: own.own_readers && rolesAmong(own.own_readers),
    ownWriters: own.own_writers && rolesAmong(own.own_writers),
    items: rows.slice(0, PAGE).map(asItem),
    next: rows.length > PAGE ? String(from + PAGE) : null,
  };
}

/** Nothing has come into it yet, and looking makes nothing. */
async function emptySpace(ctx: Ctx, space: { clientId: number | null; matterId: number | null }): Promise<Answer> {
  const guard = { ...space, readers: null, writers: null };
  if (!maySee(ctx, { ...guard, clientId: space.matterId ?? space.clientId })) throw forbidden("needs clients.read");
  const name = space.clientId === null ? "" : (await clientBrief(ctx, space.clientId)).name;
  const unlimited = { readers: null, writers: null, ownReaders: null, ownWriters: null };
  const may = mayChange(ctx, { ...guard, clientId: space.matterId ?? space.clientId });
  return { id: null, name, ...space, path: [], mayChange: may, isRoot: true, ...unlimited, items: [], next: null };
}

/** Folders in a folder, for the tree; whether they have some themselves. */
export async function listFolders(ctx: Ctx, parentId: number) {
  await noteRead(ctx, await nodeFor(ctx, parentId), "files");
  const found = await sql<{ id: number; name: string; hasFolders: boolean }>`
    select n.id, n.name, exists (select from disk_nodes c where c.parent_id = n.id and c.kind = 'folder'
      and c.removed_at is null and not c.is_service) as "hasFolders"
    from disk_nodes n where n.parent_id = ${parentId}::bigint and n.kind = 'folder' and n.removed_at is null
      and not n.is_service and ${seen(ctx)}
    order by n.name_key collate ru, n.id limit 1000`.execute(ctx.db);
  return found.rows;
}

const CLIENTS = 50;

export async function listClientFolders(ctx: Ctx, query: z.output<typeof clients.query>) {
  const from = idCursor(query.after) ?? 0;
  const words = query.q
    .toLowerCase()
    .replaceAll("ё", "е")
    .split(/\s+/)
    .filter((word) => word !== "");
  const named = words.map((word) => sql`c.search like ${`%${word.replace(/[\\%_]/g, "\\$&")}%`}`);
  const found = await sql<{ id: number; clientId: number; name: string; changedAt: Date }>`
    select n.id, c.id as "clientId", c.name, n.changed_at as "changedAt"
    from disk_nodes n join clients c on c.id = n.client_id
    where n.root_key like 'client:%' and ${named.length === 0 ? sql`true` : sql.join(named, sql` and `)}
    order by n.changed_at desc, n.id desc limit ${CLIENTS + 1} offset ${from}::bigint`.execute(ctx.db);
  return {
    items: found.rows.slice(0, CLIENTS),
    next: found.rows.length > CLIENTS ? String(from + CLIENTS) : null,
  };
}
