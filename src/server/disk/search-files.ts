import { sql } from "kysely";
import type { z } from "zod";
import type { searchDisk as endpoint } from "../../api/disk-search.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { idCursor } from "../kernel/cursor.ts";
import { asItem, readItems } from "./items.ts";
import { likeAny, textWords, words } from "./rules.ts";
import { noteRead, pathsOf, seen } from "./store.ts";

const PAGE = 40;
/** Of more than that nobody reads the list: the words are too common. */
const MOST = 400;

/** By any part of the name first, then by words inside, the newest first; only what the actor may see. */
export async function searchFiles(
  ctx: Ctx,
  { q, clientId, after }: z.output<typeof endpoint.query>,
): Promise<z.input<typeof endpoint.reply>> {
  const from = idCursor(after) ?? 0;
  const inside = textWords(q);
  const named = sql.join(
    words(q).map((word) => sql`n.search like ${likeAny(word)}`),
    sql` and `,
  );
  if (words(q).length === 0) return { items: [], next: null };
  const where = sql`n.removed_at is null and not n.is_service and n.root_key is null and ${seen(ctx)}
    and ${clientId === undefined ? sql`true` : sql`n.client_id = ${clientId}::bigint`}`;
  const rows = await readItems<{ snippet: string | null }>(
    ctx,
    sql`join (
        select id, min(way) as way from (
          (select n.id, 1 as way from disk_nodes n where ${named} and ${where} order by n.changed_at desc limit ${MOST})
          union all
          (select n.id, 2 as way from disk_texts t join disk_nodes n on n.id = t.node_id
            where t.search @@ to_tsquery('russian', ${inside}) and ${where} order by n.changed_at desc limit ${MOST})) f
        group by id) f on f.id = n.id
      left join disk_texts t on t.node_id = n.id and f.way = 2
      order by f.way, n.changed_at desc, n.id desc limit ${PAGE + 1} offset ${from}::bigint`,
    sql`, case when f.way = 2 then ts_headline('russian', left(t.text, 100000), to_tsquery('russian', ${inside}),
        'StartSel=⟦, StopSel=⟧, MaxFragments=1, MaxWords=22, MinWords=10') end as snippet`,
  );
  const shown = rows.slice(0, PAGE);
  const paths = await pathsOf(
    ctx,
    shown.map((row) => row.id),
  );
  for (const id of new Set(shown.map((row) => row.client_id))) await noteRead(ctx, { clientId: id }, "files");
  return {
    items: shown.map((row) => ({
      ...asItem(row),
      path: (paths.get(row.id) ?? []).slice(0, -1),
      clientName: row.client_name,
      snippet: row.snippet,
    })),
    next: rows.length > PAGE ? String(from + PAGE) : null,
  };
}
