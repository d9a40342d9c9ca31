import { sql, type RawBuilder } from "kysely";
import type { z } from "zod";
import type { DiskItem } from "../../api/disk.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { kindOf } from "./rules.ts";
import { shownName } from "./store.ts";

export interface ItemRow {
  id: number;
  kind: "folder" | "file";
  name: string;
  client_id: number | null;
  matter_id: number | null;
  changed_at: Date;
  is_root: boolean;
  is_limited: boolean;
  is_shared: boolean;
  size: number | null;
  type: string | null;
  number: number | null;
  broken_at: Date | null;
  by_name: string | null;
  client_name: string | null;
}

/** What a line of a list needs, of nodes named `n`; the caller says which and in what order. */
export async function readItems<More extends object = object>(
  ctx: Ctx,
  rest: RawBuilder<unknown>,
  more: RawBuilder<unknown> = sql``,
): Promise<(ItemRow & More)[]> {
  const found = await sql<ItemRow & More>`
    select n.id, n.kind, ${shownName("n")} as name, n.client_id, n.matter_id, n.changed_at,
      n.root_key is not null as is_root, (n.own_readers is not null or n.own_writers is not null) as is_limited,
      exists (select from disk_links l where l.node_id = n.id and l.revoked_at is null and l.expires_at > ${ctx.now}::timestamptz)
        as is_shared,
      v.size, v.type, v.number, v.broken_at, u.name as by_name, c.name as client_name ${more}
    from disk_nodes n
      left join disk_versions v on v.id = n.current_version_id
      left join users u on v.by_kind = 'employee' and u.id = v.by_id
      left join clients c on c.id = n.client_id
    ${rest}`.execute(ctx.db);
  return found.rows;
}

export const asItem = (row: ItemRow): z.input<typeof DiskItem> => ({
  id: row.id,
  isFolder: row.kind === "folder",
  name: row.name,
  kind: row.kind === "folder" ? null : kindOf(row.name, row.type ?? ""),
  type: row.type ?? "",
  size: row.size ?? 0,
  changedAt: row.changed_at,
  changedBy: row.by_name,
  versions: row.number ?? 0,
  isRoot: row.is_root,
  isLimited: row.is_limited,
  isShared: row.is_shared,
  isBroken: row.broken_at !== null,
  clientId: row.client_id,
  matterId: row.matter_id,
});
