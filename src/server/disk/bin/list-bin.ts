import { sql } from "kysely";
import type { z } from "zod";
import type { listBin as endpoint } from "../../../api/disk-keeping.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { idCursor } from "../../kernel/cursor.ts";
import { readDiskSettings } from "../disk-settings.ts";
import { mayChange, noteRead, pathsOf, seen } from "../store.ts";

const PAGE = 50;
const DAY = 86_400_000;

interface Row {
  id: number;
  kind: "folder" | "file";
  name: string;
  client_id: number | null;
  client_name: string | null;
  removed_at: Date;
  by_name: string | null;
  readers: string[] | null;
  writers: string[] | null;
}

/** What was thrown away by itself: what went with a folder comes back with it. */
export async function listBin(
  ctx: Ctx,
  { clientId, after }: z.output<typeof endpoint.query>,
): Promise<z.input<typeof endpoint.reply>> {
  const from = idCursor(after) ?? 0;
  const found = await sql<Row>`
    select n.id, n.kind, n.name, n.client_id, c.name as client_name, n.removed_at, u.name as by_name, n.readers, n.writers
    from disk_nodes n left join clients c on c.id = n.client_id left join users u on u.id = n.removed_by
    where n.removed_at is not null and n.removed_with = n.id and not n.is_service and ${seen(ctx)}
      and ${clientId === undefined ? sql`true` : sql`n.client_id = ${clientId}::bigint`}
    order by n.removed_at desc, n.id desc limit ${PAGE + 1} offset ${from}::bigint`.execute(ctx.db);
  const rows = found.rows.slice(0, PAGE);
  const paths = await pathsOf(
    ctx,
    rows.map((row) => row.id),
  );
  for (const id of new Set(rows.map((row) => row.client_id))) await noteRead(ctx, { clientId: id }, "files");
  const { binDays } = await readDiskSettings(ctx);
  return {
    items: rows.map((row) => ({
      id: row.id,
      isFolder: row.kind === "folder",
      name: row.name,
      where: (paths.get(row.id) ?? []).slice(0, -1),
      clientName: row.client_name,
      removedAt: row.removed_at,
      removedBy: row.by_name,
      goneAt: new Date(row.removed_at.getTime() + binDays * DAY),
      mayChange: mayChange(ctx, { clientId: row.client_id, readers: row.readers, writers: row.writers }),
    })),
    next: found.rows.length > PAGE ? String(from + PAGE) : null,
  };
}
